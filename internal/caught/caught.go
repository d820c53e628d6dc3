// Package caught turns panics into what a report can say of them: a defect of growthlint
// costs what was being worked on, and not the results of the rest.
package caught

import (
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"
)

// Panic is a panic that was caught.
type Panic struct {
	// Value is what was panicked with, Place the function, file and line that did.
	Value, Place string
	Stack        string
}

// By runs f and returns the panic that it ended in, nil if it returned.
func By(f func()) (p *Panic) {
	defer func() {
		if v := recover(); v != nil {
			p = From(v)
		}
	}()
	f()
	return nil
}

// From describes the panic of a recovered value. It is called by the function that has
// recovered it.
func From(value any) *Panic {
	stack := string(debug.Stack())
	return &Panic{Value: fmt.Sprint(value), Place: place(stack), Stack: stack}
}

// String is the panic's value and place, and what to do about it.
func (p *Panic) String() string {
	return fmt.Sprintf("%s (at %s); this is a defect of growthlint, please report this", p.Value, p.Place)
}

// place returns the function and line that panicked first, from the stack of a recovered
// panic.
func place(stack string) string {
	lines := strings.Split(stack, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if !strings.HasPrefix(lines[i], "panic(") {
			continue
		}
		for i += 2; i+1 < len(lines); i += 2 {
			if strings.HasPrefix(lines[i], "runtime.") {
				continue
			}
			fn := lines[i]
			if j := strings.LastIndexByte(fn, '('); j > 0 {
				fn = fn[:j]
			}
			at, _, _ := strings.Cut(strings.TrimSpace(lines[i+1]), " ")
			return fmt.Sprintf("%s, %s", fn, filepath.Base(at))
		}
	}
	return "an unknown place"
}
