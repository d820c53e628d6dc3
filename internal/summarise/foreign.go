package summarise

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// inModule reports whether a package belongs to the module.
func (s *summariser) inModule(p *types.Package) bool { return s.in.inModule(p) }

func (in *Input) inModule(p *types.Package) bool {
	return p == in.Types || in.Module != "" && (p.Path() == in.Module || strings.HasPrefix(p.Path(), in.Module+"/"))
}

// isForeign reports whether a package belongs to another module; the standard library
// does not count.
func (s *summariser) isForeign(p *types.Package) bool {
	if p == nil || p == s.in.Types || instr.IsStandard(p) {
		return false
	}
	if s.in.Module == "" {
		first, _, _ := strings.Cut(p.Path(), "/")
		own, _, _ := strings.Cut(s.in.Types.Path(), "/")
		return first != own
	}
	return p.Path() != s.in.Module && !strings.HasPrefix(p.Path(), s.in.Module+"/")
}

// isForeignField reports whether an address is that of a field of a type that another module
// declares.
func (s *summariser) isForeignField(addr ssa.Value) bool {
	f, ok := addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	n := instr.NamedOf(f.X.Type())
	return n != nil && s.isForeign(n.Obj().Pkg())
}
