package summarise

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// lists reports whether a range over a channel that another module's call has given in this
// very function works on what the function then returns: somebody waits for the list, and the
// call closes the channel after the last of what it lists.
func (fr *frame) lists(l *natural, ch ssa.Value) bool {
	if e, ok := ch.(*ssa.Extract); ok {
		ch = e.Tuple
	}
	call, ok := ch.(*ssa.Call)
	if !ok || !fr.isForeignCall(call) {
		return false
	}
	touched := l.touched()
	for _, b := range l.behind(l.head.Succs) {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range ret.Results {
			if root := resultRoot(v); root != nil && isAnswer(v.Type()) && (touched[root] || l.inside(root)) {
				return true
			}
		}
	}
	return false
}

// readsArchive reports whether a loop leaves where a reader of entries, rows or parts has come
// to the end of what it was made around.
func (l *natural) readsArchive() bool {
	for _, x := range l.exits() {
		cmp, ok := x.Cond.(*ssa.BinOp)
		if !ok || cmp.Op != token.EQL && cmp.Op != token.NEQ || !isEOF(cmp.X) && !isEOF(cmp.Y) {
			continue
		}
		for _, c := range l.deciding(x) {
			if c.Call.IsInvoke() || len(c.Call.Args) == 0 {
				continue
			}
			switch instr.TypeKey(c.Call.Args[0].Type()) {
			case "archive/tar.Reader", "encoding/csv.Reader", "mime/multipart.Reader":
				return true
			}
		}
	}
	return false
}

// isEOF reports whether a value is io.EOF.
func isEOF(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	g, ok := load.X.(*ssa.Global)
	return ok && g.Pkg != nil && g.Pkg.Pkg.Path() == "io" && g.Name() == "EOF"
}
