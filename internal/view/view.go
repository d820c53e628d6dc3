package view

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// Package is one package of the view.
type Package struct {
	Path, Name, Module string
	// Dir is where its files are.
	Dir string
	// Imports are the paths that its files, other than tests, import.
	Imports []string
	// Blank are those that they import for their effects alone: nothing of them is called.
	Blank []string
	// Unread: some of its code could not be read.
	Unread bool
	// Helps: most of its files, those of its tests left out, import what only tests need.
	Helps bool
}

// Standing is how a package stands in the view.
type Standing struct {
	// Closed: nobody outside the view reaches its exported names.
	Closed bool
	// Testing: only tests import it, or packages that only tests import.
	Testing bool
	// Doubtful: a package with unread code imports it, directly or through others, so
	// that who calls its exported functions is not known.
	Doubtful bool
	// Whole: all packages of its module are in view, and it is not the only one, so that whoever
	// else calls it is a user of the module. Of a module with one package a whole view shows no
	// more than that package.
	Whole bool
	// Example: it lies in a directory of its module that is there to show how the module is
	// used. What it calls, users call.
	Example bool
}

// Options say what is known of the run.
type Options struct {
	// Whole: all packages of the modules are in view.
	Whole bool
	// Open: other modules use what a program's module exports.
	Open bool
	// TestImports returns, by directory, the paths that the test files of the module
	// with that root import. It is asked only where the answer matters; nil means that
	// tests import nothing.
	TestImports func(root string) map[string][]string
}

// Classify returns the standing of each package, in the same order. A module
// is a program if its main packages in view reach most of its packages in view: what they
// reach is closed, since whoever else uses that is another process; in a whole view what only
// tests reach is test support, and the rest is what it offers to others. A module that is no
// program is a library: closed is what lies under internal/. A package at a module's
// own path is offered to others, whatever commands use it as well. What main packages in
// directories of examples import is there for others as well, who do what these show, unless
// a command uses it or it lies in such a directory itself.
func Classify(pkgs []Package, o Options) []Standing {
	out := make([]Standing, len(pkgs))
	for i, p := range pkgs {
		out[i].Closed = p.Name == "main" || o.Whole && isInternal(p.Path)
		out[i].Whole = o.Whole && len(pkgs) > 1
		out[i].Example = isExample(p)
	}
	if !o.Whole && !slices.ContainsFunc(pkgs, func(p Package) bool { return p.Name == "main" }) {
		return out
	}
	c := newClassifier(pkgs, o)
	for i, p := range pkgs {
		out[i].Doubtful = c.doubtful[p.Path]
	}
	for i, p := range pkgs {
		if p.Name == "main" {
			out[i].Testing = o.Whole && c.isForTests(p)
			continue
		}
		reached, program := c.reached[p.Path], c.programs[p.Module]
		out[i].Testing = o.Whole && !c.started[p.Path] && (program && c.onlyTests(p) || c.helpsTests(p) || c.helped[p.Path] || c.isForTests(p))
		out[i].Closed = out[i].Closed || program && reached && !o.Open && p.Path != p.Module && (out[i].Example || !c.shown[p.Path] || c.used[p.Path])
	}
	return out
}

func isInternal(path string) bool { return strings.Contains("/"+path+"/", "/internal/") }

// isExample reports whether a package lies in a directory of its module that is there to show how
// the module is used.
func isExample(p Package) bool {
	return slices.ContainsFunc(strings.Split(strings.TrimPrefix(p.Path, p.Module), "/"), func(dir string) bool {
		switch strings.TrimPrefix(dir, "_") {
		case "example", "examples", "demo", "demos", "sample", "samples":
			return true
		}
		return false
	})
}

type classifier struct {
	byPath   map[string]Package
	reached  map[string]bool // by a main package
	used     map[string]bool // by one that is no example
	shown    map[string]bool // what examples import
	started  map[string]bool // by a main package, blank imports included
	programs map[string]bool // modules that are programs
	doubtful map[string]bool // imported by packages with unread code
	helped   map[string]bool // those that help tests, and those that import one
	names    map[string]bool // of the packages in view
	pkgs     []Package
	// tests are, by module, the packages that tests of others import, and what those
	// import.
	tests map[string]map[string]bool
	// offered are, by module, the package at the module's own path and what it imports.
	offered map[string]map[string]bool
	read    func(root string) map[string][]string
	// imports are what read said, by root.
	imports map[string]map[string][]string
}

// testImports asks for the imports of tests below a root once.
func (c *classifier) testImports(root string) map[string][]string {
	got, ok := c.imports[root]
	if !ok {
		got = c.read(root)
		c.imports[root] = got
	}
	return got
}

func newClassifier(pkgs []Package, o Options) *classifier {
	c := &classifier{
		byPath: map[string]Package{}, reached: map[string]bool{}, used: map[string]bool{}, shown: map[string]bool{}, started: map[string]bool{}, programs: map[string]bool{}, pkgs: pkgs,
		doubtful: map[string]bool{}, tests: map[string]map[string]bool{}, offered: map[string]map[string]bool{}, read: o.TestImports, imports: map[string]map[string][]string{}, names: map[string]bool{},
	}
	for _, p := range pkgs {
		c.names[p.Name] = true
		if p.Name != "main" {
			c.byPath[p.Path] = p
		}
	}
	for _, p := range pkgs {
		if p.Name == "main" && !c.isForTests(p) {
			c.reach(p, c.reached)
			c.start(p)
			c.shows(p)
		}
		if p.Unread {
			c.reach(p, c.doubtful)
		}
	}
	c.helped = helped(pkgs)
	for _, p := range pkgs {
		if _, known := c.programs[p.Module]; p.Name == "main" && !known {
			c.programs[p.Module] = c.isProgram(p.Module)
		}
	}
	return c
}

// helped are the packages that help tests, and those that import one, directly or through
// others: what is offered to users does without.
func helped(pkgs []Package) map[string]bool {
	set := map[string]bool{}
	for _, p := range pkgs {
		if p.Helps {
			set[p.Path] = true
		}
	}
	for more := len(set) > 0; more; {
		more = false
		for _, p := range pkgs {
			if !set[p.Path] && slices.ContainsFunc(p.Imports, func(path string) bool { return set[path] }) {
				set[p.Path], more = true, true
			}
		}
	}
	return set
}

// isProgram reports whether main packages reach most packages of a module, those for
// tests left out, and some at all. A package that is tested itself is what the module is about,
// whoever else's tests drive it.
func (c *classifier) isProgram(module string) bool {
	var near int
	var far []Package
	for _, p := range c.pkgs {
		switch {
		case p.Module != module || p.Name == "main":
		case c.reached[p.Path]:
			near++
		default:
			far = append(far, p)
		}
	}
	if near == 0 {
		return false // a tool beside a library
	}
	return near >= len(far) || near >= len(slices.DeleteFunc(far, func(p Package) bool { return c.onlyTests(p) && !c.isTested(p) }))
}

// isTested reports whether there are tests beside a package.
func (c *classifier) isTested(p Package) bool {
	root, found := rootOf(p)
	if c.read == nil || !found {
		return false
	}
	_, ok := c.testImports(root)[p.Dir]
	return ok
}

// reach adds what a package imports, and what that imports, to a set.
func (c *classifier) reach(p Package, set map[string]bool) {
	work := []Package{p}
	for len(work) > 0 {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		for _, path := range p.Imports {
			if q, ok := c.byPath[path]; ok && !set[path] {
				set[path] = true
				work = append(work, q)
			}
		}
	}
}

// shows adds what a main package reaches, if it is no example, or what it imports.
func (c *classifier) shows(main Package) {
	if !isExample(main) {
		c.reach(main, c.used)
		return
	}
	for _, path := range main.Imports {
		c.shown[path] = true
	}
}

// start adds what a main package imports, directly or through others, for its effects or for what
// it calls.
func (c *classifier) start(main Package) {
	for work := []Package{main}; len(work) > 0; {
		p := work[len(work)-1]
		work = work[:len(work)-1]
		for _, path := range slices.Concat(p.Imports, p.Blank) {
			if q, ok := c.byPath[path]; ok && !c.started[path] {
				c.started[path] = true
				work = append(work, q)
			}
		}
	}
}

// onlyTests reports whether a package that no main package reaches is imported by tests
// of other packages, directly or through what those import, and not by the package at the
// module's own path, which is what users import: whoever tests that drives it.
func (c *classifier) onlyTests(p Package) bool {
	if c.offers(p) {
		return false
	}
	set, ok := c.tests[p.Module]
	if !ok {
		set = map[string]bool{}
		c.tests[p.Module] = set
		root, found := rootOf(p)
		if c.read == nil || !found {
			return false
		}
		for dir, imports := range c.testImports(root) {
			own := p.Module + strings.TrimPrefix(filepath.ToSlash(dir), filepath.ToSlash(root))
			c.reach(Package{Imports: slices.DeleteFunc(slices.Clone(imports), func(path string) bool { return path == own })}, set)
		}
		c.withoutOffered(p.Module, set)
	}
	return set[p.Path]
}

// withoutOffered takes out of what tests import what a package imports, directly or through others,
// that neither they nor a main package do: it is offered to other modules, and what it builds upon with it.
func (c *classifier) withoutOffered(module string, tested map[string]bool) {
	offered := map[string]bool{}
	for _, p := range c.pkgs {
		if p.Module == module && p.Name != "main" && !tested[p.Path] && !c.started[p.Path] && !c.helped[p.Path] && !c.isForTests(p) {
			c.reach(p, offered)
		}
	}
	maps.DeleteFunc(tested, func(path string, _ bool) bool { return offered[path] })
}

// offers reports whether the package at the module's own path is p or imports it, directly or
// through others.
func (c *classifier) offers(p Package) bool {
	set, ok := c.offered[p.Module]
	if !ok {
		set = map[string]bool{}
		c.offered[p.Module] = set
		if _, there := c.byPath[p.Module]; there {
			c.reach(Package{Imports: []string{p.Module}}, set)
		}
	}
	return set[p.Path]
}

// helpsTests reports whether the tests of a package import one that no other package imports and
// that imports the package itself: it drives what they test.
func (c *classifier) helpsTests(p Package) bool {
	root, found := rootOf(p)
	if c.read == nil || !found || p.Path == p.Module || slices.ContainsFunc(c.pkgs, func(q Package) bool { return q.Path != p.Path && slices.Contains(q.Imports, p.Path) }) {
		return false
	}
	for dir, imports := range c.testImports(root) {
		tested := p.Module + strings.TrimPrefix(filepath.ToSlash(dir), filepath.ToSlash(root))
		if isInternal(tested) && !isInternal(p.Path) {
			continue // what others import drives what is for itself alone
		}
		if tested != p.Path && slices.Contains(imports, p.Path) && slices.Contains(p.Imports, tested) {
			return true
		}
	}
	return false
}

// rootOf is the root directory of a package's module.
func rootOf(p Package) (string, bool) {
	below := filepath.FromSlash(strings.TrimPrefix(p.Path, p.Module))
	return strings.CutSuffix(p.Dir, below)
}
