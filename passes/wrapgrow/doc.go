// Package wrapgrow reports values that are made around what they were before, repeatedly:
// contexts, loggers, handlers, closures. Each layer keeps all the previous ones.
//
//	for {
//		msg := read()
//		ctx = context.WithValue(ctx, key, msg.ID) // reported: a layer for each message
//		handle(ctx, msg)
//	}
//
// It reports, for each event or turn,
//
//   - a variable that a loop without an end carries on, as something made around what it
//     was: ctx = f(ctx, …), log = log.With(…);
//   - a field or package variable that takes what a call made around its value, a closure
//     that captured it, or an object that points to it: c.onClose = wrap(c.onClose).
//
// At low it also reports a field that takes what a function value made of it, as where a
// list of options or middlewares is applied again for each event.
//
// That a call keeps its argument is seen in its body, or told by the library table.
//
// # What it does not report
//
// Chains that are built at set-up or over a list of middlewares; values that shadow the
// original within a turn; fields of objects made in the same call; linked lists that also
// lose their elements.
//
// # How to fix
//
// Make each from the original (:= inside the loop), or keep the parts in a registry under
// keys, from which they can be removed.
package wrapgrow
