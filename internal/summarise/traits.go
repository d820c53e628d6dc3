package summarise

import (
	"go/constant"
	"go/types"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// keyBound tells why a key type has few values. An integer or string type with
// constants of its own in its package counts as an enumeration.
func (s *summariser) keyBound(t types.Type) facts.KeyBound {
	b, known := s.bounds[t]
	if !known {
		s.bounds[t] = facts.KeyFree // of a type that contains itself, as broken code may have
		b = s.boundOf(t)
		s.bounds[t] = b
	}
	return b
}

func (s *summariser) boundOf(t types.Type) facts.KeyBound {
	switch instr.TypeKey(t) {
	case "reflect.Type", "reflect.Kind":
		return facts.KeyTypeID
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch u.Kind() {
		case types.Bool:
			return facts.KeyBool
		case types.Int8, types.Uint8, types.Int16, types.Uint16:
			return facts.KeySmallInt
		}
		if n, ok := types.Unalias(t).(*types.Named); ok && s.isEnumeration(n) {
			return facts.KeyEnum
		}
	case *types.Signature:
		return facts.KeyFuncID
	case *types.Array:
		if u.Len() <= 1 {
			return s.keyBound(u.Elem())
		}
	case *types.Struct:
		return s.structBound(u)
	}
	return facts.KeyFree
}

// structBound is the bound of a struct key all of whose fields are bounded.
func (s *summariser) structBound(u *types.Struct) facts.KeyBound {
	if u.NumFields() == 0 {
		return facts.KeyBool
	}
	for i := range u.NumFields() {
		if s.keyBound(u.Field(i).Type()) == facts.KeyFree {
			return facts.KeyFree
		}
	}
	return facts.KeyEnum
}

// isEnumeration reports whether a named basic type has constants declared beside it:
// two strings or three numbers. Fewer may be the zero or the invalid value of an id.
//
// Of other packages only the exported constants of direct imports count: that is what
// every driver knows, whether it has their types from source or from export data.
func (s *summariser) isEnumeration(n *types.Named) bool {
	pkg := n.Obj().Pkg()
	own := pkg == s.in.Types
	if pkg == nil || !own && !slices.Contains(s.in.Types.Imports(), pkg) {
		return false
	}
	enough := 3
	if b, ok := n.Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
		enough = 2
	}
	found := 0
	for _, name := range pkg.Scope().Names() {
		s.steps++
		c, ok := pkg.Scope().Lookup(name).(*types.Const)
		if ok && (own || c.Exported()) && types.Identical(c.Type(), n) && c.Val().Kind() != constant.Unknown {
			found++
		}
	}
	return found >= enough
}

// valueTraits tells what a container's values are.
func (s *summariser) valueTraits(t types.Type) facts.ValueTraits {
	v := facts.ValueTraits{Lock: isLock(t), Named: instr.TypeKey(t)}
	switch t.Underlying().(type) {
	case *types.Signature, *types.Interface:
		v.Func = true
	case *types.Struct:
		v.Copied = true
	}
	return v
}

// isLock reports whether t is a lock, a limiter or a semaphore, or a small struct
// built around one.
func isLock(t types.Type) bool {
	t = instr.Pointee(t)
	if key := instr.TypeKey(t); isLockType(key) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Chan:
		st, ok := u.Elem().Underlying().(*types.Struct)
		return ok && st.NumFields() == 0
	case *types.Struct:
		return isLockStruct(u)
	}
	return false
}

func isLockType(key string) bool {
	switch key {
	case "sync.Mutex", "sync.RWMutex", "sync.Once", "sync.Cond", "sync.Locker", "sync.WaitGroup",
		"golang.org/x/time/rate.Limiter", "golang.org/x/sync/semaphore.Weighted", "golang.org/x/sync/singleflight.Group":
		return true
	}
	return false
}

// isLockStruct reports whether a struct is a lock and at most two plain fields
// beside it, such as a count or a last-used time.
func isLockStruct(u *types.Struct) bool {
	const most = 3
	if u.NumFields() > most {
		return false
	}
	locks, other := 0, 0
	for i := range u.NumFields() {
		f := u.Field(i).Type()
		switch {
		case isLockType(instr.TypeKey(instr.Pointee(f))):
			locks++
		case isPlain(f):
		default:
			other++
		}
	}
	return locks > 0 && other == 0
}

// isPlain reports whether t is a number, a bool or a time.
func isPlain(t types.Type) bool {
	if key := instr.TypeKey(t); key == "time.Time" || len(key) > 12 && key[:12] == "sync/atomic." {
		return true
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsNumeric|types.IsBoolean) != 0
}
