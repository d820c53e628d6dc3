// Package library is the table of library semantics: which functions of other
// modules make containers, fill them, take from them, and what they do with the
// functions they are given. A summary leaves a call into a library symbolic;
// link asks this table what the call means. The package reads no program.
//
// # Syntax
//
// The table is text, one statement a line; # begins a comment. The embedded
// tables and those of a user have the same syntax.
//
//	package PATH [class=cache|container|resource] [read "MODULE@VERSION FILES"]
//	const NAME VALUE
//	type NAME KIND [bounded] [zero] [like=NAME] [say "…"]
//	NAMES ROLE [key=value …] [flag …] [if "…"] [when "…"] [noexpiry "…"] [given "…"] [say "…"] [read "…"]
//
// The statements after a package line speak of that package. A const gives a
// constant of it the value that predicates use; of one named VARIABLE.FIELD it is
// what the field has in what the variable holds, until code in view sets one. NAMES are a function or a
// method without type parameters, or several at once: New, cache.Set,
// {New, NewFrom}, cache.{Set, Add}, {Map, MapOf}.Range. A method is named by the
// type (or interface) that declares it, since that is what a call refers to;
// as=Cache names the types that promote it.
//
//	package github.com/patrickmn/go-cache class=cache read "github.com/patrickmn/go-cache@v2.1.0+incompatible cache.go"
//	const NoExpiration -1
//	type Cache cache
//	New construct of=Cache arg=0 lacks=expiry when "arg0 <= 0" say "0 means never"
//	cache.{Set, Add} grow as=Cache key=0 val=1 arg=2 when "arg2 < 0 || (arg2 == 0 && New.arg0 <= 0)"
//	cache.Delete shrink as=Cache one key=0
//
// Roles: construct, option, grow, shrink, purge, start, swap and read say what
// becomes of a container; calls, holds, releases, field, entry, fresh, mints, derives, asks, exits,
// blocks, admits, waits and clock say what a function does with its arguments and with
// control; source, reads and limits speak of streams, labels, few and many of the
// values that name a series, vets of the values that exist, steady of methods
// that hardly ever fail, with never that they do not, with arg=N that they, and what they give, fail only as
// what they write to does, lasts of channels that nobody closes. A construct with part=T.F says that
// what has to be let go of is in field F of what is made, one with until=argN that the end of a
// context lets it go, one with place=N that argument N names a place where there is one at most, a releases with ended that it lets go
// only where its answer is no. Row documents what each key and flag means.
//
// when says for which calls nothing bounds the container, noexpiry for which
// ones an entry never expires although something else may bound it, given what
// must hold besides in words that no predicate can decide; if says for which
// calls the row holds at all. Expr documents their language.
package library
