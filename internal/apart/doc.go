// Package apart judges each package of a run by itself, as drivers do that see one
// package at a time: with the digests of its direct imports alone, and with nothing
// known of those that import it. The command keeps by it what it promises: seeing more,
// it may demote what such a driver reports, and makes none of it vanish.
//
// # Cases
//
//   - Demoted (internal/apart): a finding that a package has at medium by itself and the
//     program does not is low in the program, whatever rung or missing root silences it there;
//     its evidence tells which grow does not count, from where it is reached, and what shrinks
//     it.
package apart
