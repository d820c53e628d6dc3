package rewrite

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// change gathers what a rewrite does to a unit.
type change struct {
	*Unit
	edits   [][]edit
	tails   []strings.Builder   // declarations that are added, by file
	imports []map[string]string // added, by file: path to name
	split   map[string]map[string]string
	outer   map[string]string // takes the place of all files, if it is not nil
	made    int
	done    int
}

// edit replaces what is between two offsets.
type edit struct {
	from, to int
	text     string
}

func newChange(u *Unit) *change {
	c := &change{Unit: u, edits: make([][]edit, len(u.names)), tails: make([]strings.Builder, len(u.names))}
	for range u.names {
		c.imports = append(c.imports, map[string]string{})
	}
	return c
}

// replace replaces a node; insert adds text before a position, remove takes a range out.
func (c *change) replace(n ast.Node, text string) { c.span(n.Pos(), n.End(), text) }
func (c *change) insert(pos token.Pos, text string) {
	c.span(pos, pos, text)
}
func (c *change) span(from, to token.Pos, text string) {
	i := c.file(from)
	c.edits[i] = append(c.edits[i], edit{c.offset(from), c.offset(to), text})
	c.done++
}

// declare adds declarations at the end of a file.
func (c *change) declare(file int, format string, args ...any) {
	fmt.Fprintf(&c.tails[file], "\n"+format+"\n", args...)
}

// name is a name that nothing has yet, in this unit or in another.
func (c *change) name(base string) string {
	c.made++
	h := fnv.New32a()
	fmt.Fprintf(h, "%s %d", c.Path, c.round)
	return base + "L" + letters(int(h.Sum32())) + "X" + letters(c.made)
}

// letters writes a number in letters.
func letters(n int) string {
	return strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(n))
}

// use is the name under which a file knows a package, which is imported if need be.
func (c *change) use(file int, path string) string {
	if name, ok := c.imports[file][path]; ok {
		return name
	}
	for _, spec := range c.syntax[file].Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil || p != path {
			continue
		}
		if spec.Name == nil {
			return c.Unit.imports[path].Name()
		}
		if spec.Name.Name != "_" && spec.Name.Name != "." {
			return spec.Name.Name
		}
	}
	return c.add(file, path)
}

// add imports a package into a file, under a name of its own.
func (c *change) add(file int, path string) string {
	name, ok := c.imports[file][path]
	if !ok {
		name = c.name("pkg")
		c.imports[file][path] = name
	}
	return name
}

// typeText writes a type as the file has to write it, "" if it cannot.
func (c *change) typeText(file int, t types.Type) string {
	if !nameable(t, c.pkg, map[types.Type]bool{}) {
		return ""
	}
	return types.TypeString(t, func(p *types.Package) string {
		if p == c.pkg {
			return ""
		}
		return c.use(file, p.Path())
	})
}

// nameable reports whether a package can write a type in a declaration of its own.
func nameable(t types.Type, pkg *types.Package, seen map[types.Type]bool) bool {
	if seen[t] {
		return true
	}
	seen[t] = true
	all := func(ts ...types.Type) bool {
		return !slices.ContainsFunc(ts, func(t types.Type) bool { return !nameable(t, pkg, seen) })
	}
	switch t := t.(type) {
	case *types.Basic:
		return t.Info()&types.IsUntyped == 0 && t.Kind() != types.Invalid
	case *types.Named:
		return reachable(t.Obj(), pkg) && all(slices.Collect(t.TypeArgs().Types())...)
	case *types.Alias:
		return reachable(t.Obj(), pkg) && all(slices.Collect(t.TypeArgs().Types())...)
	case *types.Map:
		return all(t.Key(), t.Elem())
	case *types.Pointer:
		return all(t.Elem())
	case *types.Slice:
		return all(t.Elem())
	case *types.Array:
		return all(t.Elem())
	case *types.Chan:
		return all(t.Elem())
	case *types.Signature:
		return all(t.Params(), t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			if !nameable(v.Type(), pkg, seen) {
				return false
			}
		}
		return true
	case *types.Struct:
		return t.NumFields() == 0
	case *types.Interface:
		return t.NumEmbeddeds() == 0 && t.NumMethods() == 0
	}
	return false
}

// reachable reports whether a name of a type can be written outside of functions.
func reachable(o *types.TypeName, pkg *types.Package) bool {
	if o.Pkg() == nil {
		return true
	}
	return o.Parent() == o.Pkg().Scope() && (o.Pkg() == pkg || o.Exported())
}

// apply makes the change. It fails if edits overlap or the result does not type-check.
func (c *change) apply() (*Unit, error) {
	if c.outer != nil {
		return c.with(c.outer, c.split)
	}
	files := map[string]string{}
	for i, name := range c.names {
		text := c.Files[name] + c.tails[i].String()
		if len(c.imports[i]) > 0 {
			at := c.offset(c.syntax[i].Name.End())
			c.edits[i] = append(c.edits[i], edit{at, at, "\n\n" + c.importBlock(i)})
		}
		text, err := splice(text, c.edits[i])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = text
	}
	return c.with(files, c.split)
}

// importBlock imports what a file needs besides.
func (c *change) importBlock(file int) string {
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(c.imports[file])) {
		fmt.Fprintf(&b, "import %s %q\n", c.imports[file][path], path)
	}
	return b.String()
}

func splice(text string, edits []edit) (string, error) {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var b strings.Builder
	last := 0
	for _, e := range edits {
		if e.from < last {
			return "", fmt.Errorf("two edits overlap at offset %d", e.from)
		}
		b.WriteString(text[last:e.from] + e.text)
		last = e.to
	}
	return b.String() + text[last:], nil
}
