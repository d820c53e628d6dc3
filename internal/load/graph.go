package load

import (
	"cmp"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// node is one package of the graph and the state of its check.
type node struct {
	meta  *packages.Package
	dir   string
	files []string
	sizes types.Sizes

	// matched: the patterns match it. visit: it is in scope and handed to the
	// visitor. needed: a visited package imports it, however indirectly.
	matched, visit, needed bool
	// externalTest marks a package p_test.
	externalTest bool

	imports map[string]*node
	// The schedule: importers wait for this node, waits counts the waitedFor that
	// are not done. users counts the importers not yet checked; at 0 the types are
	// released. The queue's lock guards the counters once checking has begun.
	importers, waitedFor []*node
	waits, users         int
	// height is the length of the longest chain of needed importers.
	height int

	// cgo says what is known about import "C"; nil if there is none or the package
	// is out of scope.
	cgo *cgoFiles

	// Written by the node's own check, read by its importers afterwards.
	types           *types.Package
	illTyped, fakeC bool

	// For the node's own check alone: whether a trouble of it was told, and where the
	// type errors are that leave something untyped.
	troubled bool
	errorsAt []token.Pos

	// What the store knows the node by: the hashes of its own sources, of these with
	// its imports', of all that the result of a package in scope depends on, of what its
	// importers see, and of what its types look like. unkeyed marks a node that is not
	// stored, changed one whose files were written while it was read.
	content, input, key, api, shape Key
	unkeyed, changed                bool
	// silent makes a second check of a package tell nothing again.
	silent bool
	// recalled marks a package in scope whose result came from the store.
	recalled bool
	plan     plan
	// told are the troubles as the store keeps them, bad those of it and all below it
	// that are out of scope.
	told []told
	bad  []toldOfNode
}

// graph is the import graph of what the patterns match.
type graph struct {
	nodes map[string]*node
	// needed is sorted by ID, visited too.
	needed, visited []*node
	testMains       int
}

func newGraph(roots []*packages.Package, env *environment) *graph {
	g := &graph{nodes: map[string]*node{}}
	g.add(roots, env)
	for _, root := range roots {
		g.nodes[root.ID].matched = true
	}
	g.chooseScope()
	for _, n := range g.sorted() {
		if n.visit {
			g.visited = append(g.visited, n)
			n.need()
		}
	}
	g.collectNeeded()
	return g
}

// add makes nodes of the packages and all that they import, but for those that
// are in the graph already.
func (g *graph) add(roots []*packages.Package, env *environment) {
	var added []*node
	packages.Visit(roots, nil, func(p *packages.Package) {
		if g.nodes[p.ID] == nil {
			g.nodes[p.ID] = newNode(p, env)
			added = append(added, g.nodes[p.ID])
		}
	})
	for _, n := range added {
		n.imports = make(map[string]*node, len(n.meta.Imports))
		for path, p := range n.meta.Imports {
			n.imports[path] = g.nodes[p.ID]
		}
	}
}

func (g *graph) collectNeeded() {
	g.needed = nil
	for _, n := range g.sorted() {
		if n.needed {
			g.needed = append(g.needed, n)
		}
	}
}

func newNode(p *packages.Package, env *environment) *node {
	n := &node{meta: p, dir: packageDir(p), files: p.GoFiles, sizes: env.sizes}
	switch {
	case p.PkgPath == "unsafe":
		n.files = nil
	case env.driver:
		n.sizes = p.TypesSizes
		if len(p.CompiledGoFiles) > 0 {
			n.files = p.CompiledGoFiles
		}
	case isAbsent(p):
		n.files = nil
	}
	return n
}

// isAbsent reports whether the go command has found no such package. It then gives
// no directory, and go/packages may give it the file that imports it.
func isAbsent(p *packages.Package) bool {
	return p.Dir == "" && len(p.Errors) > 0
}

func (g *graph) sorted() []*node {
	all := make([]*node, 0, len(g.nodes))
	for _, n := range g.nodes {
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b *node) int { return cmp.Compare(a.meta.ID, b.meta.ID) })
	return all
}

// chooseScope marks what is visited: the matched packages and those of the main
// modules. The in-package test variant of a matched package stands for it; the
// generated test mains and the copies of other packages made for a test do not
// count.
func (g *graph) chooseScope() {
	var replaced []string
	for _, n := range g.nodes {
		path, test := n.meta.PkgPath, n.forTest()
		switch {
		case g.isTestMain(n):
			n.matched = false
			g.testMains++
		case test == "":
			n.visit = n.matched || n.meta.Module != nil && n.meta.Module.Main
		case test == path:
			n.visit = n.matched
			replaced = append(replaced, path)
		case path == test+"_test":
			n.visit, n.externalTest = n.matched, true
		}
		n.visit = n.visit && len(n.files) > 0
	}
	for _, id := range replaced {
		if plain := g.nodes[id]; plain != nil {
			plain.visit = false
		}
	}
}

// forTest returns the path of the package whose test this is a variant for, ""
// if it is a plain package.
func (n *node) forTest() string {
	_, variant, ok := strings.Cut(n.meta.ID, " [")
	if !ok {
		return ""
	}
	if n.meta.ForTest != "" {
		return n.meta.ForTest
	}
	return strings.TrimSuffix(variant, ".test]")
}

// isTestMain reports whether the package is a generated test binary, whose only
// file lies outside its directory.
func (g *graph) isTestMain(n *node) bool {
	tested, ok := strings.CutSuffix(n.meta.ID, ".test")
	return ok && n.meta.Name == "main" && g.nodes[tested] != nil &&
		len(n.files) == 1 && filepath.Dir(n.files[0]) != n.dir
}

func (n *node) need() {
	if n.needed {
		return
	}
	n.needed = true
	for _, imp := range n.imports {
		imp.need()
	}
}

// schedule counts, for each needed node, what it waits for and who waits for it,
// and gives it its height. Besides its imports a node waits for those that the
// files cgo made for it import.
func (g *graph) schedule() {
	for _, n := range g.needed {
		n.waitedFor = n.dependencies(g)
		n.waits = len(n.waitedFor)
		for _, imp := range n.waitedFor {
			imp.importers = append(imp.importers, n)
			imp.users++
		}
	}
	done := map[*node]bool{}
	for _, n := range g.needed {
		n.measure(done)
	}
}

// dependencies returns the nodes that must be checked before n, each once.
func (n *node) dependencies(g *graph) []*node {
	set := map[*node]bool{}
	for _, imp := range n.imports {
		set[imp] = true
	}
	if n.cgo != nil {
		for _, path := range cgoImports() {
			if imp := g.nodes[path]; imp != nil && imp != n {
				set[imp] = true
			}
		}
	}
	all := make([]*node, 0, len(set))
	for imp := range set {
		all = append(all, imp)
	}
	return all
}

// measure sets the height from the importers' heights.
func (n *node) measure(done map[*node]bool) int {
	if done[n] {
		return n.height
	}
	done[n] = true
	for _, importer := range n.importers {
		n.height = max(n.height, 1+importer.measure(done))
	}
	return n.height
}

// cgoImports are the packages that the files made by cgo import.
func cgoImports() []string { return []string{"runtime/cgo", "syscall", "unsafe"} }

// packageDir returns the package's directory, which drivers do not tell.
func packageDir(p *packages.Package) string {
	if p.Dir == "" && len(p.GoFiles) > 0 {
		return filepath.Dir(p.GoFiles[0])
	}
	return p.Dir
}
