package cli

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/load"
)

const fixtureModule = "fixtures.test"

// lifeCycle is the list of names that the analysis may read, taken from its source so
// that the test forgives exactly what the list says.
type lifeCycle struct {
	whole    map[string]bool // lower case
	prefixes []string
}

func readLifeCycle(t *testing.T) lifeCycle {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "program", "names.go"), nil, 0)
	require.NoError(t, err)
	out := lifeCycle{whole: map[string]bool{}}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CaseClause:
			for _, s := range literals(t, n.List) {
				out.whole[s] = true
			}
		case *ast.CompositeLit:
			out.prefixes = append(out.prefixes, literals(t, n.Elts)...)
		}
		return true
	})
	require.Contains(t, out.whole, "close")
	require.Contains(t, out.prefixes, "Serve")
	return out
}

func literals(t *testing.T, exprs []ast.Expr) []string {
	t.Helper()
	var out []string
	for _, e := range exprs {
		lit, ok := e.(*ast.BasicLit)
		require.True(t, ok && lit.Kind == token.STRING, "the list of names holds string literals only")
		s, err := strconv.Unquote(lit.Value)
		require.NoError(t, err)
		out = append(out, s)
	}
	return out
}

// has reports whether a method of that name may be known by it.
func (l lifeCycle) has(name string) bool {
	if l.whole[strings.ToLower(name)] {
		return true
	}
	return slices.ContainsFunc(l.prefixes, func(prefix string) bool {
		if len(name) < len(prefix) || !strings.EqualFold(name[:len(prefix)], prefix) {
			return false
		}
		rest := name[len(prefix):]
		return rest == "" || !unicode.IsLower(rune(rest[0]))
	})
}

// place is where an identifier begins.
type place struct {
	file   string
	offset int
}

// spelling is an identifier that stands at a place.
type spelling struct {
	name     string
	method   bool
	declared place
}

// renaming gathers the identifiers that a module declares, wherever they stand. Each
// object gets a name of its own, and so nothing is left that only its name joins to
// another; an embedded field follows its type, and the methods that an interface asks
// for follow the interface.
type renaming struct {
	lifeCycle lifeCycle

	mu      sync.Mutex
	idents  map[place]spelling
	library map[string]bool // methods that a library knows by their names
	shared  map[string]bool // methods of the module's own interfaces
	known   map[*types.Package][]*types.Interface
}

func newRenaming(l lifeCycle) *renaming {
	return &renaming{
		lifeCycle: l, idents: map[place]spelling{}, library: map[string]bool{}, shared: map[string]bool{},
		known: map[*types.Package][]*types.Interface{},
	}
}

// visit notes the identifiers of one package.
func (r *renaming) visit(p *load.Package) error {
	if !ours(p.Types) {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.askedBy(p)
	for id, obj := range p.Info.Defs {
		r.note(p, id, obj)
	}
	for id, obj := range p.Info.Uses {
		r.note(p, id, obj)
	}
	for _, f := range p.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			// The variable of a type switch is an object of each clause, and of none
			// where it is declared.
			if sw, ok := n.(*ast.TypeSwitchStmt); ok {
				if as, ok := sw.Assign.(*ast.AssignStmt); ok {
					id := as.Lhs[0].(*ast.Ident)
					r.add(p, id, spelling{name: id.Name, declared: placeOf(p, id.Pos())})
				}
			}
			return true
		})
	}
	return nil
}

func (r *renaming) note(p *load.Package, id *ast.Ident, obj types.Object) {
	if obj == nil || !ours(obj.Pkg()) {
		return
	}
	s := spelling{name: id.Name, declared: placeOf(p, obj.Pos())}
	switch obj := obj.(type) {
	case *types.PkgName:
		return
	case *types.Var:
		if obj.Embedded() {
			tn := nameOf(obj.Type())
			if tn == nil || !ours(tn.Pkg()) {
				return
			}
			s.declared = placeOf(p, tn.Pos())
		}
	case *types.Func:
		recv := obj.Signature().Recv()
		s.method = recv != nil
		if s.method && types.IsInterface(recv.Type()) {
			r.shared[obj.Name()] = true
		}
		if s.method && r.lifeCycle.has(obj.Name()) || !s.method && named(p, obj) {
			return
		}
	}
	r.add(p, id, s)
}

func (r *renaming) add(p *load.Package, id *ast.Ident, s spelling) {
	if id.Name != "_" {
		r.idents[placeOf(p, id.Pos())] = s
	}
}

func placeOf(p *load.Package, pos token.Pos) place {
	at := p.Fset.PositionFor(pos, false)
	return place{at.Filename, at.Offset}
}

// ours reports whether a package belongs to the module that is renamed.
func ours(p *types.Package) bool {
	return p != nil && strings.HasPrefix(p.Path()+"/", fixtureModule+"/")
}

// nameOf is the type that an embedded field of type t is named for.
func nameOf(t types.Type) *types.TypeName {
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	switch t := t.(type) {
	case *types.Alias:
		return t.Obj()
	case *types.Named:
		return t.Obj()
	}
	return nil
}

// named reports whether the language or the go command knows a function by its name.
func named(p *load.Package, f *types.Func) bool {
	if strings.HasSuffix(p.Fset.Position(f.Pos()).Filename, "_test.go") {
		for _, prefix := range []string{"Test", "Benchmark", "Fuzz", "Example"} {
			if strings.HasPrefix(f.Name(), prefix) {
				return true
			}
		}
	}
	return f.Name() == "init" || f.Name() == "main" && f.Pkg().Name() == "main"
}

// askedBy notes the methods whose names a library fixes: those by which a type of the
// package is one of a library's interfaces, or by which a library's type, alone or
// embedded, is one of the package's interfaces.
func (r *renaming) askedBy(p *load.Package) {
	libs := append(r.reachable(p.Types, map[*types.Package]bool{}), types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
	for _, obj := range p.Info.Defs {
		if tn, ok := obj.(*types.TypeName); ok {
			for _, lib := range libs {
				if implements(tn.Type(), lib) {
					r.ask(lib)
				}
			}
		}
	}
	var own []*types.Interface
	var all []types.Type
	for _, tv := range p.Info.Types {
		if tv.Type == nil {
			continue
		}
		if i, ok := tv.Type.Underlying().(*types.Interface); ok && i.NumMethods() > 0 && !foreign(tv.Type) {
			own = append(own, i)
		} else {
			all = append(all, tv.Type)
		}
	}
	for _, i := range own {
		for _, t := range all {
			if foreign(t) && implements(t, i) {
				r.ask(i)
			} else if implements(t, i) {
				r.askPromoted(t, i)
			}
		}
	}
}

func (r *renaming) ask(i *types.Interface) {
	for m := range i.Methods() {
		r.library[m.Name()] = true
	}
}

// askPromoted notes the methods of an interface that a type has from a library's type.
func (r *renaming) askPromoted(t types.Type, i *types.Interface) {
	for m := range i.Methods() {
		obj, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name())
		if obj != nil && !ours(obj.Pkg()) {
			r.library[m.Name()] = true
		}
	}
}

// foreign reports whether a type, or what it points to, is declared by a library.
func foreign(t types.Type) bool {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, ok := t.(*types.Named)
	return ok && !ours(n.Obj().Pkg())
}

// implements reports whether t or a pointer to it has the interface. A type that is
// not instantiated has it by the names of its methods.
func implements(t types.Type, i *types.Interface) bool {
	if n, ok := types.Unalias(t).(*types.Named); ok && n.TypeParams().Len() > n.TypeArgs().Len() {
		for m := range i.Methods() {
			if obj, _, _ := types.LookupFieldOrMethod(t, true, m.Pkg(), m.Name()); obj == nil {
				return false
			}
		}
		return true
	}
	return types.Implements(t, i) || types.Implements(types.NewPointer(t), i)
}

// reachable are the exported interfaces with methods of the libraries that p imports.
func (r *renaming) reachable(p *types.Package, seen map[*types.Package]bool) []*types.Interface {
	if seen[p] {
		return nil
	}
	seen[p] = true
	out := slices.Clone(r.interfaces(p))
	for _, imp := range p.Imports() {
		out = append(out, r.reachable(imp, seen)...)
	}
	return out
}

func (r *renaming) interfaces(p *types.Package) []*types.Interface {
	if got, ok := r.known[p]; ok || ours(p) {
		return got
	}
	var out []*types.Interface
	for _, name := range p.Scope().Names() {
		tn, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok || !tn.Exported() {
			continue
		}
		if i, ok := tn.Type().Underlying().(*types.Interface); ok && i.NumMethods() > 0 {
			out = append(out, i)
		}
	}
	r.known[p] = out
	return out
}

// names gives each place the new name of what stands there. Their order is turned
// round, so that nothing that is decided by the first of several names stays as it was.
func (r *renaming) names() map[place]string {
	keys := map[place]string{}
	set := map[string]bool{}
	for at, s := range r.idents {
		if s.method && r.library[s.name] {
			continue
		}
		key := s.name
		if !s.method || !r.shared[s.name] {
			key += fmt.Sprintf(" %s %09d", s.declared.file, s.declared.offset)
		}
		keys[at] = key
		set[key] = true
	}
	number := map[string]int{}
	for i, key := range slices.Sorted(maps.Keys(set)) {
		number[key] = len(set) - i
	}
	out := map[place]string{}
	for at, key := range keys {
		prefix := "zq"
		if token.IsExported(key) {
			prefix = "Zq"
		}
		out[at] = fmt.Sprintf("%s%05d", prefix, number[key])
	}
	return out
}

// apply rewrites the files under from to a copy at to.
func (r *renaming) apply(t *testing.T, from, to string) {
	t.Helper()
	names := r.names()
	byFile := map[string][]place{}
	for at := range names {
		byFile[at.file] = append(byFile[at.file], at)
	}
	for file, places := range byFile {
		rel, err := filepath.Rel(from, file)
		require.NoError(t, err)
		require.True(t, filepath.IsLocal(rel), "%s is no fixture", file)
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.offset, b.offset) })
		var out strings.Builder
		end := 0
		for _, at := range places {
			old := r.idents[at].name
			require.Equal(t, old, string(text[at.offset:at.offset+len(old)]), "%s at %d", file, at.offset)
			out.Write(text[end:at.offset])
			out.WriteString(names[at])
			end = at.offset + len(old)
		}
		out.Write(text[end:])
		require.NoError(t, os.WriteFile(filepath.Join(to, rel), []byte(out.String()), 0o600))
	}
}
