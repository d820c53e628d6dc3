package summarise

import (
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// wholeArray is the value that an array variable was given as a whole, such as the digest that a
// function returns, nil if it was given several, or something writes to its elements.
func (fr *frame) wholeArray(a *ssa.Alloc) ssa.Value {
	if _, ok := instr.Pointee(a.Type()).Underlying().(*types.Array); !ok {
		return nil
	}
	var given ssa.Value
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != a || given != nil {
				return nil
			}
			given = ref.Val
		case *ssa.IndexAddr:
			if len(storesTo(ref)) > 0 {
				return nil
			}
		}
	}
	if _, constant := given.(*ssa.Const); constant || given == nil || given.Parent() != fr.f {
		return nil
	}
	return given
}

// arrayLiteral is the term of an array that is written out and then read: a struct whose fields
// are its places; nil if something else is done with it.
func (fr *frame) arrayLiteral(a *ssa.Alloc) *facts.Term {
	if _, ok := instr.Pointee(a.Type()).Underlying().(*types.Array); !ok || a.Comment != "complit" {
		return nil
	}
	t := &facts.Term{Op: facts.OpStruct}
	var places []string
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.IndexAddr:
			n, val := writtenOnce(ref)
			if val == nil || len(places) == maxSetFields {
				return nil
			}
			places = append(places, strconv.FormatInt(n, 10))
			t.Args = append(t.Args, fr.term(val))
		case *ssa.UnOp:
		default:
			return nil
		}
	}
	if len(places) == 0 {
		return nil
	}
	t.Text = strings.Join(places, ",")
	return t
}

// writtenOnce is the constant index and the only value that is written to the place of an array,
// nil if there is more to it.
func writtenOnce(at *ssa.IndexAddr) (int64, ssa.Value) {
	n, ok := at.Index.(*ssa.Const)
	if !ok || len(*at.Referrers()) != 1 {
		return 0, nil
	}
	st, ok := (*at.Referrers())[0].(*ssa.Store)
	if !ok || st.Addr != at {
		return 0, nil
	}
	return n.Int64(), st.Val
}
