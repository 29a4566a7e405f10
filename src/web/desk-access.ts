import type { AccessPorts } from '../usecases/access-ports.ts'
import {
  beginOneTimeCode,
  beginSecurityKey,
  finishOneTimeCode,
  finishSecurityKey,
  removeSecondFactor,
} from '../usecases/add-second-factor.ts'
import { changePassword } from '../usecases/change-password.ts'
import { createAccount, resetAccount } from '../usecases/create-account.ts'
import { delegateRole } from '../usecases/delegate-role.ts'
import { disableAccount, enableAccount } from '../usecases/disable-account.ts'
import { findActor } from '../usecases/find-actor.ts'
import { grantRole, revokeGrant } from '../usecases/grant-role.ts'
import { listAccounts, viewAccount } from '../usecases/list-accounts.ts'
import { listSessions, listSignIns, revokeOtherSessions, revokeSession } from '../usecases/list-sessions.ts'
import { askSecurityKey, listSecondFactorWays } from '../usecases/prove-second-factor.ts'
import { setUpAccount, viewSetUp } from '../usecases/set-up-account.ts'
import { findSignInStep, finishSignIn, signIn } from '../usecases/sign-in.ts'
import { signOut } from '../usecases/sign-out.ts'
import {
  beginSingleSignOn,
  finishSingleSignOn,
  linkSingleSignOn,
  unlinkSingleSignOn,
} from '../usecases/single-sign-on.ts'
import { stepUp } from '../usecases/step-up.ts'
import type { Bound } from './bound.ts'

const useCases = {
  findActor,
  signIn,
  findSignInStep,
  finishSignIn,
  signOut,
  stepUp,
  viewSetUp,
  setUpAccount,
  changePassword,
  beginOneTimeCode,
  finishOneTimeCode,
  beginSecurityKey,
  finishSecurityKey,
  askSecurityKey,
  listSecondFactorWays,
  removeSecondFactor,
  beginSingleSignOn,
  finishSingleSignOn,
  linkSingleSignOn,
  unlinkSingleSignOn,
  listSessions,
  listSignIns,
  revokeSession,
  revokeOtherSessions,
  listAccounts,
  viewAccount,
  createAccount,
  resetAccount,
  disableAccount,
  enableAccount,
  grantRole,
  revokeGrant,
  delegateRole,
}

/** Signing in, accounts and roles, as the desk calls them: the use cases with their ports already given. */
export type DeskAccess = { readonly [Name in keyof typeof useCases]: Bound<(typeof useCases)[Name]> } & {
  /** What the button of 统一身份认证 says; null = there is none. */
  readonly singleSignOnTitle: string | null
}

/** For src/wiring. */
export function bindAccess(ports: AccessPorts): DeskAccess {
  return {
    findActor: (input) => findActor(ports, input),
    signIn: (input) => signIn(ports, input),
    findSignInStep: (input) => findSignInStep(ports, input),
    finishSignIn: (input) => finishSignIn(ports, input),
    signOut: (input) => signOut(ports, input),
    stepUp: (input) => stepUp(ports, input),
    viewSetUp: (input) => viewSetUp(ports, input),
    setUpAccount: (input) => setUpAccount(ports, input),
    changePassword: (input) => changePassword(ports, input),
    beginOneTimeCode: (input) => beginOneTimeCode(ports, input),
    finishOneTimeCode: (input) => finishOneTimeCode(ports, input),
    beginSecurityKey: (input) => beginSecurityKey(ports, input),
    finishSecurityKey: (input) => finishSecurityKey(ports, input),
    askSecurityKey: (input) => askSecurityKey(ports, input),
    listSecondFactorWays: (input) => listSecondFactorWays(ports, input),
    removeSecondFactor: (input) => removeSecondFactor(ports, input),
    beginSingleSignOn: (input) => beginSingleSignOn(ports, input),
    finishSingleSignOn: (input) => finishSingleSignOn(ports, input),
    linkSingleSignOn: (input) => linkSingleSignOn(ports, input),
    unlinkSingleSignOn: (input) => unlinkSingleSignOn(ports, input),
    listSessions: (input) => listSessions(ports, input),
    listSignIns: (input) => listSignIns(ports, input),
    revokeSession: (input) => revokeSession(ports, input),
    revokeOtherSessions: (input) => revokeOtherSessions(ports, input),
    listAccounts: (input) => listAccounts(ports, input),
    viewAccount: (input) => viewAccount(ports, input),
    createAccount: (input) => createAccount(ports, input),
    resetAccount: (input) => resetAccount(ports, input),
    disableAccount: (input) => disableAccount(ports, input),
    enableAccount: (input) => enableAccount(ports, input),
    grantRole: (input) => grantRole(ports, input),
    revokeGrant: (input) => revokeGrant(ports, input),
    delegateRole: (input) => delegateRole(ports, input),
    singleSignOnTitle: ports.singleSignOn?.title ?? null,
  }
}
