package instr

import (
	"go/types"
)

func Pointee(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// IsText reports whether a type is a text or a slice of bytes.
func IsText(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() == types.String
	case *types.Slice:
		return IsBytes(u)
	}
	return false
}

func IsBytes(s *types.Slice) bool {
	b, ok := s.Elem().Underlying().(*types.Basic)
	return ok && b.Kind() == types.Byte
}

// IsObject reports whether a value can hold another: a pointer, an interface other than
// error, a function, a struct.
func IsObject(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Signature, *types.Struct, *types.Chan:
		return true
	case *types.Interface:
		return !IsErrorType(t)
	}
	return false
}

func IsErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}
