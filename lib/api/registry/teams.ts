import {
  getTeamMembership,
  listTeamMembers,
  removeTeamMembership,
  setTeamMembership,
} from "@/lib/accounts/teams/operations/members.ts";
import { listOwnTeams } from "@/lib/accounts/teams/operations/own-teams.ts";
import {
  checkTeamRepository,
  giveTeamRepository,
  listRepositoryTeams,
  listTeamRepositories,
  takeTeamRepository,
} from "@/lib/accounts/teams/operations/repositories.ts";
import {
  createTeamOperation,
  deleteTeamOperation,
  getTeam,
  listChildTeams,
  listTeams,
  updateTeamOperation,
} from "@/lib/accounts/teams/operations/teams.ts";
import type { Operation } from "../operation.ts";

/** Teams of organizations, their people and their repositories. */
export const teamsOperations: readonly Operation[] = [
  checkTeamRepository,
  createTeamOperation,
  deleteTeamOperation,
  getTeam,
  getTeamMembership,
  giveTeamRepository,
  listChildTeams,
  listOwnTeams,
  listRepositoryTeams,
  listTeamMembers,
  listTeamRepositories,
  listTeams,
  removeTeamMembership,
  setTeamMembership,
  takeTeamRepository,
  updateTeamOperation,
];
