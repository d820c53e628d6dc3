package laws

import (
	"hash/fnv"
	"slices"
)

// Of how many cells the sample has one: leaky ones (a program and a kernel, with the store
// in one of its places) and bounded ones.
const leakyOf, boundedOf = 3, 7

// rewritesLeftOut is of how many rewrites of a fixture the sample leaves out one.
const rewritesLeftOut = 3

// numberOf is the number of a fixture, which stays what it is when others come and go: so does
// its part of the sample.
func numberOf(fixture string) int {
	const numbers = 1 << 16
	h := fnv.New32a()
	h.Write([]byte(fixture))
	return int(h.Sum32() % numbers)
}

// inSample reports whether a test has time for a rewrite of a fixture, by their numbers.
func inSample(fixture, rewrite int) bool { return (fixture+rewrite)%rewritesLeftOut != 0 }

// Sample returns the cells that a test has time for. Each program and each kernel is in it
// with many of the others, leaky and bounded, in package main and in a package of its own.
func Sample(w *Wirings) []Cell {
	program, kernel := map[*Program]int{}, map[*Kernel]int{}
	for i := range w.Programs {
		program[&w.Programs[i]] = i
	}
	for i := range w.Kernels {
		kernel[&w.Kernels[i]] = i
	}
	return slices.DeleteFunc(w.Cells(), func(c Cell) bool {
		i, j := program[c.Program], kernel[c.Kernel]
		if c.Leaky && (i+j)%leakyOf != 0 || !c.Leaky && (i+j)%boundedOf != 0 {
			return true
		}
		inMain := (i/2+j/2)%2 == 0 && c.Program.inMain()
		return (c.Place == Main) != inMain
	})
}
