package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// containers lists the fields and package variables that can hold a growing number
// of things.
func (s *summariser) containers() {
	s.declared, s.parts = map[string]bool{}, map[*types.Var]bool{}
	for _, obj := range s.in.Info.Defs {
		switch obj := obj.(type) {
		case *types.TypeName:
			if n, ok := obj.Type().(*types.Named); ok && !obj.IsAlias() {
				if st, ok := n.Underlying().(*types.Struct); ok {
					s.fieldsOf(st, instr.TypeKey(n), obj.Name())
				}
			}
		case *types.Var:
			if obj.Parent() == s.in.Types.Scope() {
				s.variable(obj)
			}
		}
	}
}

// fieldsOf declares the container fields of a struct, those of nested anonymous
// structs included.
func (s *summariser) fieldsOf(st *types.Struct, key, owner string) {
	for i := range st.NumFields() {
		f := st.Field(i)
		fieldKey := key + "." + f.Name()
		if s.folds[f] {
			s.declareFolded(f, fieldKey, owner, f.Name())
		}
		s.declare(fieldKey, owner, f.Name(), f)
		if inner, ok := f.Type().(*types.Struct); ok {
			s.fieldsOf(inner, fieldKey, owner)
		}
		if m, ok := f.Type().(*types.Map); ok {
			if inner, ok := instr.Pointee(m.Elem()).(*types.Struct); ok {
				s.fieldsOf(inner, fieldKey+"[]", owner)
			}
		}
	}
}

// variable declares a package variable; of a variable of anonymous struct type, its
// fields.
func (s *summariser) variable(v *types.Var) {
	key := s.in.Types.Path() + "." + v.Name()
	s.declare(key, "", v.Name(), v)
	if st, ok := instr.Pointee(v.Type()).(*types.Struct); ok {
		s.fieldsOf(st, key, "")
	}
}

func (s *summariser) declare(key, owner, name string, v *types.Var) {
	c := s.describe(s.typeIn(v))
	if len(c.Levels) == 0 {
		s.partsOf(key, owner, name, v)
		return
	}
	if s.declared[key] {
		return
	}
	s.declared[key] = true
	c.Key, c.Owner, c.Name = key, owner, name
	c.Pos, c.Exported = s.pos(v.Pos()), v.Exported()
	s.out.Containers = append(s.out.Containers, c)
}

// partsOf declares the containers in the struct that a field or variable is or points to. They
// have the name of the place, with their own behind it where there are several. Behind an
// interface there may be a container as well: its part has no name.
func (s *summariser) partsOf(key, owner, name string, v *types.Var) {
	n, st := structOfType(v.Type())
	if i := instr.NamedOf(v.Type()); i != nil && types.IsInterface(i) && i.Obj().Pkg() != nil && s.inModule(i.Obj().Pkg()) {
		c := facts.Container{Key: facts.PartKey(key, ""), Owner: owner, Name: name, Pos: s.pos(v.Pos()), Exported: v.Exported(), Part: true}
		c.TypeText = types.TypeString(v.Type(), types.RelativeTo(s.in.Types))
		s.out.Parts = append(s.out.Parts, c)
		return
	}
	if n == nil || n.Obj().Pkg() == nil || !s.inModule(n.Obj().Pkg()) {
		return
	}
	var parts []facts.Container
	for i := range st.NumFields() {
		f := st.Field(i)
		c := s.describe(f.Type())
		if len(c.Levels) == 0 {
			continue
		}
		c.Key, c.Owner, c.Name = facts.PartKey(key, instr.TypeKey(n)+"."+f.Name()), owner, name+"."+f.Name()
		c.Pos, c.Exported, c.Part = s.pos(v.Pos()), v.Exported(), true
		parts = append(parts, c)
	}
	if len(parts) == 1 {
		parts[0].Name = name
	}
	s.out.Parts = append(s.out.Parts, parts...)
}

// structOfType returns the named struct type that t is or points to, and its fields as t has them.
func structOfType(t types.Type) (*types.Named, *types.Struct) {
	n := instr.NamedOf(t)
	if n == nil {
		return nil, nil
	}
	st, ok := instr.Pointee(types.Unalias(t)).Underlying().(*types.Struct)
	if !ok {
		return nil, nil
	}
	return n, st
}

// declareLocal declares a local container of f.
func (s *summariser) declareLocal(f *ssa.Function, name string, t types.Type, at token.Pos) string {
	key := instr.LocalKey(f, name)
	if s.declared[key] {
		return key
	}
	c := s.describe(t)
	if len(c.Levels) == 0 {
		return ""
	}
	s.declared[key] = true
	c.Key, c.Name, c.Local, c.Pos = key, name, true, s.pos(at)
	s.out.Containers = append(s.out.Containers, c)
	return key
}

// localContainer declares what a function makes as a local container and returns
// its key; "" if it is none or has no name.
func (s *summariser) localContainer(fr *frame, v ssa.Value) string {
	t := v.Type()
	name := s.sources.name(v.Pos())
	if a, ok := v.(*ssa.Alloc); ok {
		t = instr.Pointee(t)
		if a.Comment != "complit" && a.Comment != "new" && a.Comment != "" {
			name = a.Comment
		}
	}
	if name == "" {
		return ""
	}
	return s.declareLocal(fr.f, name, t, v.Pos())
}

// describe tells the levels of a container type and what its direct values are; no
// levels mean that it is none.
func (s *summariser) describe(t types.Type) facts.Container {
	c := facts.Container{TypeText: types.TypeString(t, types.RelativeTo(s.in.Types))}
	elem := t
	for n := range 4 {
		kind, next, key := s.level(elem)
		if kind == facts.KindNone {
			break
		}
		if kind == facts.KindLib {
			c.Lib = instr.TypeKey(elem)
		}
		if len(c.Levels) == 0 && key != nil {
			c.KeyBound = s.keyBound(key)
		}
		c.Levels = append(c.Levels, kind)
		elem = next
		if n == 0 && next != nil {
			c.Value = s.valueTraits(next)
		}
		if next == nil {
			break
		}
	}
	if len(c.Levels) > 0 && allFixed(c.Levels) {
		c.Levels = nil
	}
	return c
}

func allFixed(levels []facts.Kind) bool {
	for _, l := range levels {
		if l != facts.KindArray {
			return false
		}
	}
	return true
}

// level is the kind of the outermost container in t, with its element and key types.
func (s *summariser) level(t types.Type) (kind facts.Kind, elem, key types.Type) {
	if t == nil {
		return facts.KindNone, nil, nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n := instr.NamedOf(t); n != nil && n.Obj().Pkg() != nil {
		switch instr.TypeKey(n) {
		case "sync.Map":
			return facts.KindSyncMap, nil, nil
		case "container/list.List":
			return facts.KindList, nil, nil
		case "bytes.Buffer":
			return facts.KindBuffer, nil, nil
		case "strings.Builder":
			return facts.KindBuilder, nil, nil
		case "container/ring.Ring", "sync.Pool", "time.Location":
			return facts.KindNone, nil, nil
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Map:
		return facts.KindMap, u.Elem(), u.Key()
	case *types.Slice:
		if instr.IsBytes(u) {
			return facts.KindSlice, nil, nil
		}
		return facts.KindSlice, u.Elem(), nil
	case *types.Array:
		return facts.KindArray, u.Elem(), nil
	case *types.Chan:
		return facts.KindChan, u.Elem(), nil
	}
	if n := instr.NamedOf(t); n != nil && s.isForeign(n.Obj().Pkg()) {
		return facts.KindLib, nil, nil
	}
	return facts.KindNone, nil, nil
}

// declareFolded declares the containers in the struct that a field is, as the owner's.
func (s *summariser) declareFolded(f *types.Var, key, owner, name string) {
	st := f.Type().Underlying().(*types.Struct)
	for i := range st.NumFields() {
		in := st.Field(i)
		path := name + "." + in.Name()
		if f.Embedded() {
			path = in.Name()
		}
		if s.folds[in] {
			s.parts[in.Origin()] = true
			s.declareFolded(in, partKey(key, st, i), owner, path)
			continue
		}
		c := s.describe(s.typeIn(in))
		at := partKey(key, st, i)
		if !s.isFoldable(in.Type()) {
			continue
		}
		s.parts[in.Origin()] = true
		if len(c.Levels) == 0 || s.declared[at] {
			continue
		}
		s.declared[at] = true
		c.Key, c.Owner, c.Name = at, owner, path
		c.Pos, c.Exported = s.pos(in.Pos()), false
		if !c.Pos.IsValid() {
			c.Pos = s.pos(f.Pos())
		}
		s.out.Containers = append(s.out.Containers, c)
	}
}

// isFoldable reports whether a field of such a struct is told as one of the owner: a map, a list or a channel, or
// a struct that has some. What lives and ends by itself keeps its own name.
func (s *summariser) isFoldable(t types.Type) bool {
	switch kind, _, _ := s.level(t); kind {
	case facts.KindMap, facts.KindSlice, facts.KindSyncMap, facts.KindList, facts.KindChan:
		return true
	}
	_, isStruct := t.Underlying().(*types.Struct)
	return isStruct
}
