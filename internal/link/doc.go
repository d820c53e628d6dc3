// Package link joins the summaries of packages into one program: it resolves what a
// summary left symbolic (a parameter's container, a call's result, an interface
// method, a library call), and works out for each container who grows it under
// which key, who shrinks it, when that code runs and how long the holder lives. It
// is pure data in, pure data out: no syntax, no types, no instructions.
//
// # The phases
//
// [Phases] is the table of what is asked, in order: containers and how control gets to what is
// done with them; where keys come from, how long holders live and what shrinks count for; the
// evidence of single rules; fixes, and what grows and is no container. A phase says which ones
// it needs and which fields it gives, and a test holds it to both. Where to put a new one: behind
// what it needs, with a field of its own, in a function of the package that knows the concept.
//
// A phase that panics costs a container, or what it would have given, and no more ([Lost]): all
// is linked once more without it.
//
// # Example
//
//	p := link.Link([]program.Package{{Summary: sum, Matched: true}}, table, link.Options{})
//	for _, c := range p.Containers {
//		fmt.Println(c.ID, len(c.Grows), len(c.Shrinks), c.Holder.Life)
//	}
package link
