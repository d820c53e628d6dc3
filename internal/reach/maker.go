package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// MakesType reports whether a function makes an object of a type, or has one made: what it keeps of
// that object is of the same generation.
func (l *Reach) MakesType(f *program.Func, key string) bool {
	return slices.ContainsFunc(f.Makes, func(m facts.Make) bool { return m.Type == key }) ||
		slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Func != "" && l.MakerOf[c.Func] == key })
}

// callBlock is the block of the last call of a function in f, or its first block.
func callBlock(f *program.Func, callee string) int {
	block := 0
	for i := range f.Calls {
		if program.CalledAs(&f.Calls[i]) == callee {
			block = f.Calls[i].Block
		}
	}
	return block
}
