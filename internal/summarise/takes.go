package summarise

import (
	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// takes notes which of the lists that the function is given it returns without one element.
func (fr *frame) takes() {
	for n, p := range fr.f.Params {
		if !isSlice(p.Type()) {
			continue
		}
		for i := range fr.f.Signature.Results().Len() {
			if !isSlice(fr.f.Signature.Results().At(i).Type()) {
				continue
			}
			if t, ok := fr.takesOne(p, i); ok {
				t.Param, t.Result = n, i
				fr.out.Takes = append(fr.out.Takes, t)
			}
		}
	}
}

// takesOne reads how a result differs from a parameter: by one element, on every way on which
// it does.
func (fr *frame) takesOne(p *ssa.Parameter, i int) (facts.Take, bool) {
	var take facts.Take
	found := false
	for _, b := range fr.f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range returned(ret.Results[i]) {
			tr := &tracer{fr: fr, ref: fr.term(p), seen: map[ssa.Value]bool{}, left: 60}
			tr.trace(v, origin{})
			for _, st := range tr.sites() {
				if st.Op != facts.Shrink || st.Extent != facts.ExtentOne || st.How == facts.HowPop || found && !(take.Key == nil && st.Key == nil || take.Key.Equal(st.Key)) {
					return take, false
				}
				take.Key, found = st.Key, true
			}
		}
	}
	return take, found
}
