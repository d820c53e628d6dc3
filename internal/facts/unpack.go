package facts

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"reflect"
)

// unpacker reads what packer wrote. After the first error it reads nothing more, and
// no count makes it take more memory than the bytes that are left could fill.
type unpacker struct {
	rest  []byte
	texts []string
	terms []Term
	err   error
}

func (u *unpacker) fail(format string, args ...any) {
	if u.err == nil {
		u.err = fmt.Errorf(format, args...)
	}
	u.rest = nil
}

func (u *unpacker) number() int {
	n, size := binary.Varint(u.rest)
	if size <= 0 {
		u.fail("a number is cut off")
		return 0
	}
	u.rest = u.rest[size:]
	return int(n)
}

func (u *unpacker) unsigned() uint64 {
	n, size := binary.Uvarint(u.rest)
	if size <= 0 {
		u.fail("a number is cut off")
		return 0
	}
	u.rest = u.rest[size:]
	return n
}

// count reads how many things follow, of which each takes a byte at least.
func (u *unpacker) count() int {
	n := u.unsigned()
	if n > uint64(len(u.rest)) {
		u.fail("%d things in %d bytes", n, len(u.rest))
		return 0
	}
	return int(n)
}

// length reads the length of a slice, -1 for a nil one.
func (u *unpacker) length() int {
	n := u.number()
	if n < 0 || n > len(u.rest)+1 {
		u.fail("a list of %d in %d bytes", n-1, len(u.rest))
		return -1
	}
	return n - 1
}

// tables reads the strings, which share their memory, and the terms.
func (u *unpacker) tables() {
	lengths := make([]int, u.count())
	total := 0
	for i := range lengths {
		lengths[i] = u.count()
		total += lengths[i]
		if total < 0 || total > len(u.rest) {
			u.fail("strings of %d bytes in %d", total, len(u.rest))
			return
		}
	}
	if u.err != nil {
		return
	}
	all := string(u.rest[:total])
	u.rest = u.rest[total:]
	u.texts = make([]string, len(lengths))
	for i, n := range lengths {
		u.texts[i], all = all[:n], all[n:]
	}
	u.terms = make([]Term, u.count())
	for i := range u.terms {
		u.term(i)
	}
}

// term reads the i-th term. Its parts come before it, so there is no circle.
func (u *unpacker) term(i int) {
	t := &u.terms[i]
	t.Op, t.Text, t.N, t.Up = Op(u.text()), u.text(), u.number(), u.number()
	n := u.length()
	if n < 0 {
		return
	}
	t.Args = make([]*Term, n)
	for k := range t.Args {
		t.Args[k] = u.termBefore(i)
	}
}

// termBefore reads the number of one of the first n terms.
func (u *unpacker) termBefore(n int) *Term {
	k := u.number()
	switch {
	case k == 0:
		return nil
	case k < 0 || k > n:
		u.fail("term %d of %d", k, n)
		return nil
	}
	return &u.terms[k-1]
}

func (u *unpacker) text() string {
	n := u.number()
	if n < 0 || n >= len(u.texts) {
		u.fail("string %d of %d", n, len(u.texts))
		return ""
	}
	return u.texts[n]
}

func (u *unpacker) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(u.text())
	case reflect.Int:
		v.SetInt(int64(u.number()))
	case reflect.Bool:
		v.SetBool(u.number() != 0)
	case reflect.Slice:
		n := u.length()
		if n < 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := 0; i < n && u.err == nil; i++ {
			u.value(v.Index(i))
		}
	case reflect.Pointer:
		if p, ok := v.Addr().Interface().(**Term); ok {
			*p = u.termBefore(len(u.terms))
		} else if u.number() != 0 && u.err == nil {
			v.Set(reflect.New(v.Type().Elem()))
			u.value(v.Elem())
		}
	case reflect.Struct:
		u.fields(v)
	default:
		u.fail("a %s has no encoding", v.Type())
	}
}

func (u *unpacker) fields(v reflect.Value) {
	set := u.unsigned()
	if bits.Len64(set) > v.NumField() {
		u.fail("a %s has no field %d", v.Type(), bits.Len64(set))
		return
	}
	for ; set != 0 && u.err == nil; set &= set - 1 {
		f := v.Field(bits.TrailingZeros64(set))
		if f.Kind() == reflect.Bool {
			f.SetBool(true)
			continue
		}
		u.value(f)
	}
}
