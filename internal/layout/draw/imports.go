package main

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
)

// room is a package, or the rules together.
type room struct {
	name string
	// says is the first sentence of its comment.
	says string
	// below are the rooms that it imports.
	below map[string]bool
	// storey is 0 for what imports nothing of the module.
	storey int
}

// house are the rooms by name.
type house map[string]*room

// rulesRoom is the box of all rules.
const rulesRoom = "passes/RULE"

// read follows the imports from the command on.
func read(root string) (house, error) {
	text, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	module := modfile.ModulePath(text)
	h := house{}
	todo := []string{"cmd/growthlint"}
	seen := map[string]bool{}
	for len(todo) > 0 {
		dir := todo[0]
		todo = todo[1:]
		if seen[dir] {
			continue
		}
		seen[dir] = true
		next, err := h.add(root, module, dir)
		if err != nil {
			return nil, err
		}
		todo = append(todo, next...)
	}
	for _, name := range slices.Sorted(maps.Keys(h)) {
		h.settle(name)
	}
	return h, nil
}

// roomOf is the room that a package belongs to.
func roomOf(dir string) string {
	if path.Dir(dir) == "passes" && strings.HasSuffix(dir, "grow") {
		return rulesRoom
	}
	return dir
}

// add reads a package and returns those of the module that it imports.
func (h house) add(root, module, dir string) ([]string, error) {
	r := h[roomOf(dir)]
	if r == nil {
		r = &room{name: roomOf(dir), below: map[string]bool{}}
		h[r.name] = r
	}
	names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(dir), "*.go"))
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	var out []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return nil, err
		}
		r.note(f)
		for _, spec := range f.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return nil, err
			}
			if to, inside := strings.CutPrefix(to, module+"/"); inside {
				out = append(out, to)
				r.below[roomOf(to)] = true
			}
		}
	}
	delete(r.below, r.name)
	return out, nil
}

// note takes what a file says of its package.
func (r *room) note(f *ast.File) {
	if f.Doc != nil && r.says == "" && r.name != rulesRoom {
		r.says = new(doc.Package).Synopsis(f.Doc.Text())
	}
	if r.name == rulesRoom {
		r.says = "One package for each rule: its documentation and its words."
	}
}

// settle finds the storey of a room: one above the highest that it imports.
func (h house) settle(name string) int {
	r := h[name]
	if r.storey == 0 {
		for below := range r.below {
			r.storey = max(r.storey, h.settle(below)+1)
		}
	}
	return r.storey
}

// direct are the imports of a room that do not follow from others, in order.
func (h house) direct(r *room) []string {
	var out []string
	for _, to := range slices.Sorted(maps.Keys(r.below)) {
		through := false
		for by := range r.below {
			through = through || by != to && h.reaches(by, to)
		}
		if !through {
			out = append(out, to)
		}
	}
	return out
}

func (h house) reaches(from, to string) bool {
	if h[from].below[to] {
		return true
	}
	for by := range h[from].below {
		if h[by].storey > h[to].storey && h.reaches(by, to) {
			return true
		}
	}
	return false
}
