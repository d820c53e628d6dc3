package load

import (
	"go/types"
	"maps"
	"slices"
	"sort"
	"strings"
)

// surface is what importers can see of a package: the declarations of its exported
// objects, and those of the types that they lead to, without positions. Types of other
// packages are only named; what those look like is told by their own packages.
type surface struct {
	pkg *types.Package
	// objects are the declarations of constants, variables and functions, shapes those of
	// types; each in a fixed order.
	objects, shapes []string
	// objectsName and shapesName are the paths of the other packages that they name.
	objectsName, shapesName map[string]bool

	types []*types.TypeName
	seen  map[types.Object]bool
	names map[string]bool // of the two above, the one to be added to
}

func surfaceOf(pkg *types.Package) *surface {
	s := &surface{pkg: pkg, objectsName: map[string]bool{}, shapesName: map[string]bool{}, seen: map[types.Object]bool{}}
	scope := pkg.Scope()
	s.names = s.objectsName
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		switch obj := obj.(type) {
		case *types.TypeName:
			if obj.Exported() {
				s.note(obj)
			}
		case *types.Const:
			if obj.Exported() {
				// The text of the object would shorten a long value.
				s.objects = append(s.objects, "const "+name+" "+s.text(obj.Type())+" "+obj.Val().ExactString())
			}
		default:
			if obj.Exported() {
				s.objects = append(s.objects, types.ObjectString(obj, s.qualify))
				s.reach(obj.Type())
			}
		}
	}
	s.names = s.shapesName
	for i := 0; i < len(s.types); i++ {
		s.shapes = append(s.shapes, s.shape(s.types[i]))
	}
	sort.Strings(s.shapes)
	return s
}

// note has a type of the package itself told.
func (s *surface) note(obj *types.TypeName) {
	if !s.seen[obj] {
		s.seen[obj] = true
		s.types = append(s.types, obj)
	}
}

// text is a type's text; what it names is noted.
func (s *surface) text(t types.Type) string {
	s.reach(t)
	return types.TypeString(t, s.qualify)
}

func (s *surface) qualify(p *types.Package) string {
	if p == s.pkg {
		return "@"
	}
	s.names[p.Path()] = true
	return p.Path()
}

// shape is what a type is, with its methods.
func (s *surface) shape(obj *types.TypeName) string {
	var b strings.Builder
	b.WriteString(types.ObjectString(obj, s.qualify))
	switch t := obj.Type().(type) {
	case *types.Alias:
		s.reach(t.Rhs())
	case *types.Named:
		s.reach(t.Underlying())
		s.parameters(t.TypeParams())
		var methods []string
		for m := range t.Methods() {
			methods = append(methods, "\n\t"+types.ObjectString(m, s.qualify))
			s.reach(m.Type())
		}
		slices.Sort(methods)
		b.WriteString(strings.Join(methods, ""))
	}
	return b.String()
}

func (s *surface) parameters(list *types.TypeParamList) {
	for p := range list.TypeParams() {
		s.reach(p.Constraint())
	}
}

// reach notes the package's own named types that a type mentions.
func (s *surface) reach(t types.Type) {
	switch t := t.(type) {
	case *types.Named:
		s.mention(t.Obj(), t.TypeArgs())
	case *types.Alias:
		s.mention(t.Obj(), t.TypeArgs())
	case *types.Map:
		s.reach(t.Key())
		s.reach(t.Elem())
	case *types.Tuple:
		for v := range t.Variables() {
			s.reach(v.Type())
		}
	case *types.Signature:
		s.parameters(t.TypeParams())
		s.reach(t.Params())
		s.reach(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			s.reach(f.Type())
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			s.reach(m.Type())
		}
		for e := range t.EmbeddedTypes() {
			s.reach(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			s.reach(term.Type())
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		s.reach(t.Elem())
	}
}

func (s *surface) mention(obj *types.TypeName, args *types.TypeList) {
	if obj.Pkg() == s.pkg {
		s.note(obj)
	}
	for a := range args.Types() {
		s.reach(a)
	}
}

// settleAPI sets what importers depend on: api for those that import the package,
// shape for those that only see its types through another package.
func (r *run) settleAPI(n *node) {
	// What importers see cannot be told from the rest of its sources where the types that
	// broken code leaves behind cannot be written.
	n.shape = newKeyHash("by source", n.input.text()).sum()
	n.api = n.shape
	defer func() { _ = recover() }()
	s := surfaceOf(n.types)
	k := newKeyHash("shape", n.flags())
	k.add(s.shapes...)
	r.addNamed(k, s.shapesName)
	shape := k.sum()
	k = newKeyHash("api", shape.text())
	k.add(s.objects...)
	r.addNamed(k, s.objectsName)
	n.shape, n.api = shape, k.sum()
}

// addNamed adds what the types of named packages look like. They are checked or recalled
// by now, since the package depends on them.
func (r *run) addNamed(k keyHash, names map[string]bool) {
	for _, path := range slices.Sorted(maps.Keys(names)) {
		k.add(path)
		for _, n := range r.byPath[path] {
			shape := n.shape
			if !n.visit || r.opts.Tests {
				// Of a test's variants of a package, which one is meant is not looked into.
				shape = n.input
			}
			k.add(shape.text())
		}
	}
}

// flags are what importers see of a package besides its types.
func (n *node) flags() string {
	out := "typed"
	if n.illTyped {
		out = "ill-typed"
	}
	if n.fakeC {
		out += ", without C"
	}
	return out
}
