/** What a role is called on pages; on the wire owners are "admin". */
export const roleWords = (role: "ADMIN" | "MEMBER"): "Owner" | "Member" => (role === "ADMIN" ? "Owner" : "Member");
