// Package pending finds entries that outlive the activation they belong to: put in before a
// wait, and taken out only where the answer comes.
//
// An activation is the function that inserts, or the caller to which it hands the key or the
// value back, at most releaseHops up. Its ways out are told apart (normal, error, cancelled),
// and each is asked whether a release lies on it or was deferred.
package pending
