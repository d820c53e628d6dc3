// Package facts is the data that the analysis computes of one package: the
// Summary, and what it is made of. It is plain, sorted and serialisable; it
// holds no position of this machine, no configuration and no verdict. Package
// summarise fills it from SSA, package link joins it, and nothing after them
// sees an instruction.
//
// Unknown is the zero value everywhere: a term, a guard or a pace that could not
// be read says nothing, and each reader decides which way that errs.
//
// Whose a package is, its path alone has to tell ([IsStandard]): the standard library's are those that begin
// with one of its names. A module whose path has no host name is a module like others.
package facts
