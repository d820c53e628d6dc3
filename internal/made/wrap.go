package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/made/layer"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// FaultWrapped means that a place takes something made around what it held, again and again.
const FaultWrapped Fault = "made around its former value"

// wraps finds fields and variables that take, for each event or turn, something made
// around what they held before.
func (m *madeFinder) wraps() {
	y := layer.New(m.l, m.w)
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Wraps {
			if w := &f.Wraps[i]; f.Yield && w.Ref.Up > 0 {
				continue // the body of a loop over something finite, as far as can be told
			}
			m.wrapped(y, f, &f.Wraps[i])
		}
	}
}

func (m *madeFinder) wrapped(y *layer.Layers, f *program.Func, w *facts.Wrap) {
	how := y.Holds(f, w)
	if !how.Given() || m.isEnd(f) {
		return
	}
	if !w.Carried && m.latchedAt(f, w.Block, w.Ref) {
		return // once in the life of its holder
	}
	if m.l.ListAt(w.Ref.Text) != "" || y.PopsFrom(w.Ref) {
		return // an end of a list of nodes, judged as one
	}
	roots, name := y.Roots(f, w), w.Var
	if name == "" {
		name = program.LastName(w.Ref.Text)
	}
	if !w.Carried && !roots.Process && y.IsForeign(y.OwnPlace(w.Ref)) {
		return // what is wrapped in another module's object ends with that
	}
	if w.Deep && slices.ContainsFunc(m.out, func(o *Made) bool { return o.Kind == MadeWrap && o.Func == f && o.Of == w.Ref.Text }) {
		return // of a copy that takes the place of what it was made from
	}
	if !roots.Live() && !w.Carried || w.Carried && !roots.Live() && !roots.Setup {
		return
	}
	if w.Var != "" && slices.ContainsFunc(m.out, func(o *Made) bool { return o.Kind == MadeWrap && o.Func == f && o.Name == reason.NamedPlace.With(name) }) {
		return // one more layer around the same variable
	}
	made := &Made{
		Kind: MadeWrap, Fault: FaultWrapped, Func: f, Pos: w.Pos, What: w.What, Name: reason.NamedPlace.With(name), Of: w.Ref.Text, Roots: roots,
		Why: how, Carried: w.Carried,
	}
	switch {
	case how.Code == reason.OptionHolds && w.Ref.Up == 0:
		made.Weak = reason.WrapNotAnalyzed.With()
	case !w.Carried:
		made.Weak = y.Doubt(f, w)
	}
	m.out = append(m.out, made)
}
