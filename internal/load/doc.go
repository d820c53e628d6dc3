// Package load reads Go packages into typed syntax without compiling anything.
//
// The package graph comes from golang.org/x/tools/go/packages as metadata alone,
// so that build systems other than the go command can supply it through the
// GOPACKAGESDRIVER protocol. Everything else is read from source: packages in
// scope (those that the patterns match, and their dependencies inside the
// analysed modules) with bodies and comments, all others only as far as their
// declarations need it. Each package in scope is handed to a visitor and then
// forgotten; what stays is its types, for as long as an importer needs them.
//
// What keeps a package from being read in full is a finding.Trouble, told once
// and with its place; what keeps the run from starting is a *UsageError. The
// parts of a broken package that could be typed are still delivered, so that
// they can be built as SSA: see Package.SkipFuncs.
package load
