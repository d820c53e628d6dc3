// Package pipeline runs the whole analysis once: packages are loaded and summarised, each
// is judged by itself, all are linked and judged together, and what comments and the
// configuration silence is taken out.
//
// [Run] is all of that. [Load] stops after the summaries, which [NewShard] makes a file of,
// and [Link] goes on from such files; both halves are those of Run. What one package tells
// by itself is the business of package apart, which the drivers' analyzers use as well.
//
// The command has flags, streams and exit codes around it; the tests of verdicts have
// nothing around it.
package pipeline
