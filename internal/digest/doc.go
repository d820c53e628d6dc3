// Package digest makes the digest of a package: what its exported functions do to what they
// are given, by themselves and through the packages that it imports, of which it sees digests
// alone. [Stub] turns a digest back into a summary.
//
// A digest tells at most digestEffects effects a function, each at most digestDepth calls
// down; what is left out is what an importer does not see.
//
// # Example
//
//	package set
//	func (s *Set) Add(k string) { s.m[k] = true }
//
// gives an importer: (*Set).Add grows a field of its receiver under its first parameter.
package digest
