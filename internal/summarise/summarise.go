package summarise

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
	"github.com/growthlint/growthlint/internal/mend"
)

// Input is one type-checked package.
type Input struct {
	Fset  *token.FileSet
	Files []*ast.File
	Types *types.Package
	Info  *types.Info
	// Module is the module's path, empty for the standard library.
	Module string
	// LeftOut, if not nil, is told of each function and initial value that cannot be read,
	// in the order of their places. The others are read.
	LeftOut func(at token.Pos, message string)
}

// Summarise returns the summary of one package. A package that cannot be built
// yields an error that says why; a function that cannot be read is counted as unseen.
func Summarise(in Input) (*facts.Summary, error) {
	s, err := summarise(in)
	if err != nil {
		return nil, err
	}
	return s.out, nil
}

// summarise reads the package and returns the reader.
func summarise(in Input) (*summariser, error) {
	r, err := read(in)
	if err != nil {
		return nil, err
	}
	s := &summariser{in: in, pkg: r.pkg, frames: map[*ssa.Function]*frame{}, bounds: map[types.Type]facts.KeyBound{}, places: map[*ssa.Function]ssa.Value{}}
	s.out = &facts.Summary{Path: in.Types.Path(), Name: in.Types.Name(), Module: in.Module, Go: in.Types.GoVersion()}
	s.sources = newSources(in.Fset, in.Files, &s.steps)
	s.files()
	s.imports()
	s.types()
	s.slots, s.folds = s.slotTypes(), foldedFields(r.Input, r.inlined)
	s.containers()
	s.mender = mend.New(mend.Input{
		Fset: in.Fset, Files: in.Files, Types: in.Types, Info: in.Info, File: s.sources.file,
		Functions: func() []*ssa.Function { return r.functions },
	})
	s.out.Removals = s.mender.Removals()
	s.findChains(r.functions)
	for rest := r.functions; len(rest) > 0; {
		n := 1 + leadingClosures(rest[1:])
		s.family(rest[:n])
		rest = rest[n:]
	}
	s.finish()
	return s, nil
}

// summariser holds the state of one package's reading.
type summariser struct {
	in       Input
	pkg      *ssa.Package
	out      *facts.Summary
	sources  *sources
	frames   map[*ssa.Function]*frame
	declared map[string]bool // container keys already in out
	flows    map[string]bool // conversions already in out
	ifaces   map[string]bool // interfaces already in out
	chains   *chains
	slots    map[types.Object]types.Type // see slotTypes
	folds    map[*types.Var]bool         // see foldedFields
	parts    map[*types.Var]bool         // the fields that are told as the owner's, see declareFolded
	// steps counts what was looked at: it tells how the work grows with the package,
	// whatever the machine.
	steps int
	// bounds are the types that keyBound was asked for.
	bounds map[types.Type]facts.KeyBound
	// places are what functions were found to tell, see placeTold.
	places map[*ssa.Function]ssa.Value
	// release are the types that were asked for what releases them, see releasable.
	release map[string]string
	mender  *mend.Mender
}

// files lists the package's files in source order.
func (s *summariser) files() {
	for _, f := range s.in.Files {
		name := filepath.Base(s.in.Fset.PositionFor(f.FileStart, false).Filename)
		test := strings.HasSuffix(name, "_test.go")
		s.out.Files = append(s.out.Files, facts.File{
			Name: name, Generated: ast.IsGenerated(f), Test: test, Testing: !test && importsTesting(f),
		})
	}
}

// imports lists what the package imports of its own module, what it names none of apart.
func (s *summariser) imports() {
	named := map[string]bool{}
	for _, f := range s.in.Files {
		for _, imp := range f.Imports {
			if path, err := strconv.Unquote(imp.Path.Value); err == nil && (imp.Name == nil || imp.Name.Name != "_") {
				named[path] = true
			}
		}
	}
	for _, p := range s.in.Types.Imports() {
		switch path := p.Path(); {
		case s.in.Module == "" || path != s.in.Module && !strings.HasPrefix(path, s.in.Module+"/"):
		case named[path]:
			s.out.Imports = append(s.out.Imports, path)
		default:
			s.out.Blank = append(s.out.Blank, path)
		}
	}
	slices.Sort(s.out.Imports)
	slices.Sort(s.out.Blank)
}

// importsTesting reports whether a file imports the testing package or a part of it that is
// of use in tests alone, and speaks of it in at least half of its functions, or has a server of
// net/http/httptest. A recorder of that package answers in production as well as anywhere else,
// and one helper for tests makes no test support of the file that it stands in.
func importsTesting(f *ast.File) bool {
	for _, imp := range f.Imports {
		switch imp.Path.Value {
		case `"testing"`, `"testing/quick"`, `"testing/fstest"`, `"testing/iotest"`:
			if mostlyNames(f, importedAs(imp)) {
				return true
			}
		case `"net/http/httptest"`:
			if namesServer(f, importedAs(imp)) {
				return true
			}
		}
	}
	return false
}

// importedAs is the name by which a file speaks of a package that it imports.
func importedAs(imp *ast.ImportSpec) string {
	if imp.Name != nil {
		return imp.Name.Name
	}
	return path.Base(strings.Trim(imp.Path.Value, `"`))
}

// mostlyNames reports whether half or more of the functions of a file speak of a package, or the file has
// none.
func mostlyNames(f *ast.File, pkg string) bool {
	all, naming := 0, 0
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		all++
		names := false
		ast.Inspect(fn, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				x, ok := sel.X.(*ast.Ident)
				names = names || ok && x.Name == pkg
			}
			return !names
		})
		if names {
			naming++
		}
	}
	return 2*naming >= all
}

// namesServer reports whether a file speaks of the servers of a package.
func namesServer(f *ast.File, pkg string) bool {
	found := false
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && strings.HasSuffix(sel.Sel.Name, "Server") {
			x, ok := sel.X.(*ast.Ident)
			found = found || ok && x.Name == pkg
		}
		return !found
	})
	return found
}

// leadingClosures counts the closures that a list of functions begins with.
func leadingClosures(list []*ssa.Function) int {
	n := slices.IndexFunc(list, func(f *ssa.Function) bool { return f.Parent() == nil })
	if n < 0 {
		return len(list)
	}
	return n
}

// family reads a function and all closures in it, and forgets what only they share.
func (s *summariser) family(list []*ssa.Function) {
	n := len(s.out.Funcs)
	for _, f := range list {
		s.function(f)
	}
	for _, f := range list {
		s.made(f)
	}
	soleDeletes(s.out.Funcs[n:])
	clear(s.frames)
}

// function reads one function; a panic in it costs that function alone.
func (s *summariser) function(f *ssa.Function) {
	defer func() {
		if r := recover(); r != nil {
			s.out.Unseen++
			if fr := s.frames[f]; fr != nil {
				*fr.out = facts.Func{ID: instr.ID(f), Display: instr.Display(f), Name: f.Name(), Unread: true}
			}
		}
	}()
	fr := s.newFrame(f)
	s.out.Funcs = append(s.out.Funcs, fr.out)
	if len(f.Blocks) == 0 {
		fr.out.Unread = true
		s.out.Unseen++
		return
	}
	fr.blocks()
	fr.instructions()
	fr.cells()
	fr.loopLocals()
	fr.gathers()
	fr.draws()
	fr.results()
	fr.makeFates()
	fr.callFates()
}

// made tells what becomes of what one function makes; a panic in it costs that alone.
func (s *summariser) made(f *ssa.Function) {
	fr := s.frames[f]
	if fr == nil || fr.out.Unread {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			s.out.Truncated++
			fr.out.Handles, fr.out.Wraps = nil, nil
		}
	}()
	fr.foundWithin()
	fr.handles()
	fr.holdings()
	fr.listHoldings()
	fr.selfWraps()
}

// finish sorts what was collected in an order that is not source order.
func (s *summariser) finish() {
	s.instances()
	slices.SortFunc(s.out.Containers, func(a, b facts.Container) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(s.out.Parts, func(a, b facts.Container) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(s.out.Types, func(a, b facts.Type) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortStableFunc(s.out.Stores, func(a, b facts.Store) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Func, b.Func), cmp.Compare(a.Of, b.Of), cmp.Compare(a.Val.String(), b.Val.String()))
	})
	s.out.Stores = slices.CompactFunc(s.out.Stores, func(a, b facts.Store) bool {
		again := a.Block != b.Block && a.Val.Op == facts.OpZero // what is set to nil may be so on several ways
		return a.Field == b.Field && a.Func == b.Func && a.Of == b.Of && a.Val.Same(b.Val) && !again
	})
	if n := len(s.out.Stores); n > maxStores {
		s.out.Truncated += n - maxStores
		s.out.Stores = s.out.Stores[:maxStores]
	}
	slices.SortFunc(s.out.Converts, func(a, b facts.Conversion) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Iface, b.Iface), slices.Compare(a.Methods, b.Methods))
	})
	slices.SortFunc(s.out.Ifaces, func(a, b facts.Iface) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(s.out.Ends, func(a, b facts.TypeEnds) int { return cmp.Compare(a.Type, b.Type) })
	for _, f := range s.out.Funcs {
		slices.Sort(f.Reads)
		f.Reads = slices.Compact(f.Reads)
	}
}
