package facts

import (
	"encoding/binary"
	"fmt"
	"reflect"
)

// packer writes values. Numbers are varints, strings and terms numbers in tables,
// a struct the set of its fields that are not zero and then these.
type packer struct {
	body []byte
	// texts are the strings in the order of their numbers.
	texts   []string
	textNum map[string]int
	// terms are the records of the distinct terms, parts before the whole; number 0
	// is nil.
	terms   []byte
	termNum map[string]int
	known   map[*Term]int
}

func newPacker() *packer {
	return &packer{textNum: map[string]int{}, termNum: map[string]int{}, known: map[*Term]int{}}
}

// bytes returns the head, the tables and the body.
func (p *packer) bytes(out []byte) []byte {
	out = binary.AppendUvarint(out, uint64(len(p.texts)))
	for _, s := range p.texts {
		out = binary.AppendUvarint(out, uint64(len(s)))
	}
	for _, s := range p.texts {
		out = append(out, s...)
	}
	out = binary.AppendUvarint(out, uint64(len(p.termNum)))
	out = append(out, p.terms...)
	return append(out, p.body...)
}

func (p *packer) text(s string) int {
	n, ok := p.textNum[s]
	if !ok {
		n = len(p.texts)
		p.textNum[s] = n
		p.texts = append(p.texts, s)
	}
	return n
}

// term returns the number of a term and adds it to the table if it is new.
func (p *packer) term(t *Term) int {
	if t == nil {
		return 0
	}
	if n, ok := p.known[t]; ok {
		return n
	}
	var record []byte
	for _, n := range []int{p.text(string(t.Op)), p.text(t.Text), t.N, t.Up, p.length(t.Args == nil, len(t.Args))} {
		record = binary.AppendVarint(record, int64(n))
	}
	for _, a := range t.Args {
		record = binary.AppendVarint(record, int64(p.term(a)))
	}
	n, ok := p.termNum[string(record)]
	if !ok {
		n = 1 + len(p.termNum)
		p.termNum[string(record)] = n
		p.terms = append(p.terms, record...)
	}
	p.known[t] = n
	return n
}

// length tells a slice that is nil, 0, from one that is empty, 1.
func (p *packer) length(isNil bool, n int) int {
	if isNil {
		return 0
	}
	return n + 1
}

func (p *packer) number(n int) { p.body = binary.AppendVarint(p.body, int64(n)) }

func (p *packer) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		p.number(p.text(v.String()))
	case reflect.Int:
		p.number(int(v.Int()))
	case reflect.Bool:
		n := 0
		if v.Bool() {
			n = 1
		}
		p.number(n)
	case reflect.Slice:
		p.number(p.length(v.IsNil(), v.Len()))
		for i := range v.Len() {
			if err := p.value(v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Pointer:
		return p.pointer(v)
	case reflect.Struct:
		return p.fields(v)
	default:
		return fmt.Errorf("a %s has no encoding; give pack.go one", v.Type())
	}
	return nil
}

func (p *packer) pointer(v reflect.Value) error {
	if t, ok := v.Interface().(*Term); ok {
		p.number(p.term(t))
		return nil
	}
	if v.IsNil() {
		p.number(0)
		return nil
	}
	p.number(1)
	return p.value(v.Elem())
}

func (p *packer) fields(v reflect.Value) error {
	var set uint64
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			set |= 1 << i
		}
	}
	p.body = binary.AppendUvarint(p.body, set)
	for i := range v.NumField() {
		// A true bool is in the set and needs no more.
		if set&(1<<i) == 0 || v.Field(i).Kind() == reflect.Bool {
			continue
		}
		if err := p.value(v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}
