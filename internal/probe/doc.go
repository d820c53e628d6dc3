// Package probe rewrites copies of Go files so that the program tells what growthlint's findings
// hold while it runs. It is pure: syntax, types and findings go in, the copies come out.
//
// The copies are the author's bytes with calls put in on the same lines, so that positions in
// stack traces stay true. What is put in never takes a lock, evaluates nothing that has effects,
// and reads a length only right behind the statement that changed it, in the same goroutine: there
// what protects the change protects the reading.
//
//	s.members[id] = m            s.members[id] = m; growthlintprobe.Grew(3, len(s.members))
//	go func() { s.run() }()      growthlintprobe.Start(4); go func() { defer growthlintprobe.End(4);  s.run() }()
//
// Where a length cannot be read that way, executions are counted. What cannot be counted either is
// left out and named. Which is which errs to the safe side: an expression is read again only if
// each part of it is known to have no effect.
package probe
