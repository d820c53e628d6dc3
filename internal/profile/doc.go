// Package profile reads the profiles of a process and joins them with findings: what each
// finding holds, what no finding explains, and what the runtime tells of the process. It
// reads no file by itself.
package profile

import (
	"time"

	"github.com/growthlint/growthlint/internal/finding"
)

// Kind says what a profile counts.
type Kind string

// The kinds.
const (
	Heap       Kind = "heap"
	Goroutines Kind = "goroutine"
)

// Profile is what is kept of one profile.
type Profile struct {
	// File is the name it was given.
	File string
	Kind Kind
	// Time is zero where the profile does not say when it was taken.
	Time time.Time
	// Frames are all that stacks are made of.
	Frames  []Frame
	Samples []Sample
	// Memory is nil where the profile does not tell it.
	Memory *finding.Memory
}

// Frame is a line of a function.
type Frame struct {
	// Function is the whole name, as the runtime writes it.
	Function string
	File     string
	Line     int
}

// Sample is one stack and what is counted for it.
type Sample struct {
	// Stack are indices of frames, the innermost first.
	Stack []int32
	// Bytes and Objects are in use, AllocBytes and AllocObjects were allocated since the
	// process began; for goroutines Objects counts them.
	Bytes, Objects, AllocBytes, AllocObjects int64
	// Creator is the index of the frame that started a goroutine, -1 where it is unknown.
	Creator int32
}

// Total is the sum of what a profile counts: bytes in use, or goroutines.
func (p *Profile) Total() int64 {
	var sum int64
	for _, s := range p.Samples {
		if p.Kind == Heap {
			sum += s.Bytes
		} else {
			sum += s.Objects
		}
	}
	return sum
}

// framer gives each frame its index.
type framer struct {
	frames []Frame
	index  map[Frame]int32
}

func newFramer() *framer { return &framer{index: map[Frame]int32{}} }

func (f *framer) of(frame Frame) int32 {
	if i, ok := f.index[frame]; ok {
		return i
	}
	i := int32(len(f.frames))
	f.frames = append(f.frames, frame)
	f.index[frame] = i
	return i
}
