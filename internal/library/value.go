package library

import (
	"go/constant"
	"go/token"
	"maps"
)

// Tri is a truth value that may be unknown, which is its zero value.
type Tri int8

// The truth values.
const (
	Unknown Tri = iota
	True
	False
)

// String returns the name of the truth value.
func (t Tri) String() string {
	switch t {
	case True:
		return "true"
	case False:
		return "false"
	}
	return "unknown"
}

// Of returns b as a truth value.
func Of(b bool) Tri {
	if b {
		return True
	}
	return False
}

// Not is Kleene's negation.
func (t Tri) Not() Tri {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

// And is Kleene's conjunction.
func (t Tri) And(u Tri) Tri {
	if t == False || u == False {
		return False
	}
	if t == True && u == True {
		return True
	}
	return Unknown
}

// Or is Kleene's disjunction.
func (t Tri) Or(u Tri) Tri { return t.Not().And(u.Not()).Not() }

// Value is what is known of a value. The zero value knows nothing. The other
// ones come from Constant, Text, Zero, Present, Literal and Result.
type Value struct {
	kind   valueKind
	exact  constant.Value
	fields map[string]Value
	base   *Value // what fields not in fields are those of, for changedValue
	fn     string
}

type valueKind int8

const (
	unknownValue valueKind = iota
	constantValue
	zeroValue
	presentValue
	literalValue
	changedValue
)

// Constant is the value c.
func Constant(c constant.Value) Value {
	if c == nil || c.Kind() == constant.Unknown {
		return Value{}
	}
	return Value{kind: constantValue, exact: c}
}

// Text is the constant that constant.Value.ExactString printed as text; an
// unknown value if it is no such text.
func Text(text string) Value {
	switch text {
	case "true", "false":
		return Constant(constant.MakeBool(text == "true"))
	}
	c, ok := parseConstant(text)
	if !ok {
		return Value{}
	}
	return Constant(c)
}

// Zero is nil, or the zero value of any type.
func Zero() Value { return Value{kind: zeroValue} }

// Present is a value that is not nil and not zero, of which nothing else is
// known: a function, a made object.
func Present() Value { return Value{kind: presentValue} }

// Literal is a struct literal, or a pointer to one, with these fields; the
// others are zero.
func Literal(fields map[string]Value) Value {
	return Value{kind: literalValue, fields: maps.Clone(fields)}
}

// With is the struct v, or what v points to, after these fields were set.
func (v Value) With(fields map[string]Value) Value {
	return Value{kind: changedValue, fields: maps.Clone(fields), base: &v}
}

// Result is the result of a call of the function called fn, of which nothing
// else is known; its package is that of the row.
func Result(fn string) Value { return Value{kind: unknownValue, fn: fn} }

// Field returns what is known of field name of a struct or of what v points to.
func (v Value) Field(name string) Value {
	switch v.kind {
	case literalValue:
		if f, ok := v.fields[name]; ok {
			return f
		}
		return Zero()
	case changedValue:
		if f, ok := v.fields[name]; ok {
			return f
		}
		return v.base.Field(name)
	case zeroValue:
		return Zero()
	}
	return Value{}
}

// is reports whether v OP want holds.
func (v Value) is(op token.Token, want Operand) Tri {
	if want.Const == nil {
		switch zero := v.isZero(want.Nil); op {
		case token.EQL:
			return zero
		case token.NEQ:
			return zero.Not()
		}
		return Unknown
	}
	switch v.kind {
	case constantValue:
		return compare(v.exact, op, want.Const)
	case zeroValue:
		return compare(zeroOf(want.Const), op, want.Const)
	case presentValue, literalValue:
		if zero := constant.Compare(want.Const, token.EQL, zeroOf(want.Const)); zero && op == token.EQL {
			return False
		} else if zero && op == token.NEQ {
			return True
		}
	}
	return Unknown
}

// isZero reports whether v is zero; a literal is not nil, but may be a zero
// struct.
func (v Value) isZero(isNil bool) Tri {
	switch v.kind {
	case zeroValue:
		return True
	case presentValue:
		return False
	case constantValue:
		return Of(constant.Compare(v.exact, token.EQL, zeroOf(v.exact)))
	case changedValue:
		if isNil {
			return False
		}
		for _, f := range v.fields {
			if f.isZero(false) == False {
				return False
			}
		}
		return Unknown
	case literalValue:
		if isNil {
			return False
		}
		all := True
		for _, f := range v.fields {
			all = all.And(f.isZero(false))
		}
		return all
	}
	return Unknown
}

func compare(have constant.Value, op token.Token, want constant.Value) Tri {
	number := func(c constant.Value) bool { return c.Kind() == constant.Int || c.Kind() == constant.Float }
	if have.Kind() != want.Kind() && !(number(have) && number(want)) {
		return Unknown
	}
	if have.Kind() == constant.Bool && op != token.EQL && op != token.NEQ {
		return Unknown
	}
	return Of(constant.Compare(have, op, want))
}

// isResult reports whether v is the result of a call of fn.
func (v Value) isResult(fn string) Tri {
	switch {
	case v.fn != "":
		return Of(v.fn == fn)
	case v.kind == constantValue || v.kind == zeroValue || v.kind == literalValue:
		return False
	}
	return Unknown
}

func zeroOf(c constant.Value) constant.Value {
	switch c.Kind() {
	case constant.Bool:
		return constant.MakeBool(false)
	case constant.String:
		return constant.MakeString("")
	}
	return constant.MakeInt64(0)
}

// Env answers what a predicate asks about one call. Each method answers Unknown,
// or an unknown Value, when it cannot tell.
type Env interface {
	// Arg is what is known of argument n, the receiver not counted.
	Arg(n int) Value
	// Ctor is the call of fn that made the receiver; for literals fn is the type.
	// false: cannot tell. nil and true: something else made it for certain.
	Ctor(fn string) (Env, bool)
	// Option tells whether a call of fn is among the arguments: True, with that
	// call; False, there is none; or Unknown.
	Option(fn string) (Env, Tri)
	// Chained tells whether the builder chain of this call calls method.
	Chained(method string) Tri
	// Called tells whether method is called on that value anywhere in the program.
	Called(method string) Tri
	// RecvType is the name of the receiver's static type, "" if unknown.
	RecvType() string
}
