package summarise

import (
	"go/token"

	"github.com/growthlint/growthlint/internal/facts"
	"golang.org/x/tools/go/ssa"
)

// site adds an operation, with the statement around it as its text.
func (fr *frame) site(b *ssa.BasicBlock, pos token.Pos, st facts.Site) {
	if st.Ref.IsUnknown() {
		return
	}
	st.Block, st.Seq, st.Deferred = b.Index, fr.seq, fr.deferred
	st.Pos, st.What = fr.s.sources.statement(pos)
	fr.out.Sites = append(fr.out.Sites, st)
}

// pos turns a position into the summary's form.
func (s *summariser) pos(p token.Pos) facts.Pos {
	if !p.IsValid() {
		return facts.Pos{}
	}
	i := s.sources.file(p)
	if i < 0 {
		return facts.Pos{}
	}
	q := s.in.Fset.PositionFor(p, false)
	return facts.Pos{File: i, Line: q.Line, Col: q.Column}
}
