package facts

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"reflect"
	"sync"
)

// magic begins every encoded summary; the schema's hash follows it.
const magic = "growthlint summary\x00"

const schemaSize = 8

// schema returns the first bytes of the hash of the summary's whole type: bytes of
// another version of these structs are refused and not misread.
var schema = sync.OnceValue(func() []byte {
	h := sha256.New()
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		// A hash takes all that is written to it.
		_, _ = fmt.Fprintf(h, "%s %s;", t, t.Kind())
		if seen[t] {
			return
		}
		seen[t] = true
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(t.Elem())
		case reflect.Struct:
			for i := range t.NumField() {
				_, _ = fmt.Fprintf(h, "%s:", t.Field(i).Name)
				walk(t.Field(i).Type)
			}
		}
	}
	walk(reflect.TypeFor[Summary]())
	return h.Sum(nil)[:schemaSize]
})

// Encode returns the bytes of a summary; the same summary gives the same bytes.
//
// Each string and each term is written once and then referred to by number: the
// terms of a function's guards, sites and calls are mostly the same few.
func Encode(s *Summary) ([]byte, error) {
	p := newPacker()
	if err := p.value(reflect.ValueOf(s).Elem()); err != nil {
		return nil, fmt.Errorf("encoding the summary of %s: %w", s.Path, err)
	}
	return p.bytes(append([]byte(magic), schema()...)), nil
}

// Decode reads what Encode wrote. It refuses other versions and damaged bytes. Equal
// terms of the result are one and the same: they must not be changed.
func Decode(data []byte) (*Summary, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, fmt.Errorf("decoding a summary: these are not the bytes of one")
	}
	if rest, ok = bytes.CutPrefix(rest, schema()); !ok {
		return nil, fmt.Errorf("decoding a summary: another version of growthlint wrote it; write it anew")
	}
	u := &unpacker{rest: rest}
	u.tables()
	s := &Summary{}
	u.value(reflect.ValueOf(s).Elem())
	if u.err == nil && len(u.rest) > 0 {
		u.fail("%d bytes too many", len(u.rest))
	}
	if u.err != nil {
		return nil, fmt.Errorf("decoding a summary: damaged: %w", u.err)
	}
	return s, nil
}
