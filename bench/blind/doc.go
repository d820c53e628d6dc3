// Command blind keeps the blind rounds: batches of historical bugs and of heads
// that nobody has tuned the tool to, and what it says of them before and after.
//
//	go run ./bench/blind start NAME -commit COMMIT -tool PATH
//	go run ./bench/blind admit NAME -bugs FILE -heads FILE -listed FILE -reserved FILE -mirrors DIR
//	go run ./bench/blind measure NAME -tool PATH -mirrors DIR -work DIR
//	go run ./bench/blind findings NAME -runs FILE
//	go run ./bench/blind measure NAME -after COMMIT -tool PATH -mirrors DIR -work DIR
//	go run ./bench/blind list NAME
//	go run ./bench/blind check
//	go run ./bench/blind render -write bench/RESULTS.md
//
// The order is kept: the tool's commit is recorded first, then the batch, then
// the figures before. Nothing is admitted once figures were asked for, and the
// figures before are never replaced. A repository is refused that stands in any
// list of the project, in another round, or by its hash in a reserved list.
//
// A round is a directory of bench/rounds: round.json, bugs.jsonl (the cases of
// bench/history, and where each was found), heads.txt, labels.jsonl (those of
// bench/precision), and in before and after module.jsonl, package.jsonl (results
// of bench/history in both scopes) and findings.jsonl (those on the heads).
package main
