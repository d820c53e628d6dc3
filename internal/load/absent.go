package load

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// nameAbsentImports gives the imports of packages that could not be found the
// name by which the file uses them, where that is not the last element of their
// path (example.com/jwt/v2, example.com/go-jwt). The type checker would guess the
// last element and then call each use undefined.
func (n *node) nameAbsentImports(f *ast.File) {
	var used []string
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil || spec.Name != nil || !n.isAbsentPath(path) {
			continue
		}
		if used == nil {
			used = qualifiers(f)
		}
		for _, name := range likelyNames(path) {
			if slices.Contains(used, name) {
				spec.Name = &ast.Ident{NamePos: spec.Path.Pos(), Name: name}
				break
			}
		}
	}
}

func (n *node) isAbsentPath(path string) bool {
	imp := n.imports[path]
	return path != "C" && path != "unsafe" && (imp == nil || imp.missing())
}

// qualifiers returns the names on the left of a file's selectors.
func qualifiers(f *ast.File) []string {
	var names []string
	ast.Inspect(f, func(node ast.Node) bool {
		if sel, ok := node.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok {
				names = append(names, id.Name)
			}
		}
		return true
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// likelyNames returns what a package of that path may be called, likeliest first.
func likelyNames(path string) []string {
	elems := strings.Split(path, "/")
	last := len(elems) - 1
	if last > 0 && regexp.MustCompile(`^v[0-9]+$`).MatchString(elems[last]) {
		last--
	}
	base, _, _ := strings.Cut(elems[last], ".v")
	var names []string
	for _, name := range append([]string{base, strings.TrimPrefix(base, "go-"), strings.TrimSuffix(strings.TrimSuffix(base, "-go"), ".go")}, strings.FieldsFunc(base, isNoLetter)...) {
		if token.IsIdentifier(name) {
			names = append(names, name)
		}
	}
	return append(names, strings.Join(strings.FieldsFunc(base, isNoLetter), ""), elems[len(elems)-1])
}

func isNoLetter(r rune) bool { return r == '-' || r == '.' || r == '_' }

// missing reports whether there is nothing to check: the package could not be found.
func (n *node) missing() bool {
	return len(n.files) == 0 && n.meta.PkgPath != "unsafe"
}
