package profile

import (
	"encoding/binary"
	"errors"

	"github.com/google/pprof/profile"
)

// pieceBytes is how much of a profile's samples is decoded at a time: a decoded sample takes
// many times the memory of its bytes.
const pieceBytes = 4 << 20

// fieldSample is the number of the field that holds the samples.
const fieldSample = 2

var errWire = errors.New("a field is cut off")

// eachPiece decodes a protobuf piece by piece, each with all but the samples of the others.
// That is right since a message may hold the parts of a repeated field in any order. One
// without samples is one piece.
func eachPiece(data []byte, visit func(*profile.Profile) error) error {
	head, samples, err := split(data)
	if err != nil {
		return err
	}
	// What all pieces have is decoded again for each: they are not many times smaller than that.
	most := max(pieceBytes, len(head))
	for first := true; first || len(samples) > 0; first = false {
		piece := head[:len(head):len(head)]
		n := 0
		for n < len(samples) && len(piece)-len(head) < most {
			piece = append(piece, samples[n]...)
			n++
		}
		samples = samples[n:]
		raw, err := profile.ParseUncompressed(piece)
		if err != nil {
			return err
		}
		if err := raw.CheckValid(); err != nil {
			return err
		}
		if err := visit(raw); err != nil {
			return err
		}
	}
	return nil
}

// split takes a message apart into its samples, some together, and the rest.
func split(data []byte) (head []byte, samples [][]byte, err error) {
	from, sampled := 0, false
	keep := func(to int) {
		switch {
		case from == to:
		case sampled:
			samples = append(samples, data[from:to])
		default:
			head = append(head, data[from:to]...)
		}
		from = to
	}
	for at := 0; at < len(data); {
		field, size, err := wireField(data[at:])
		if err != nil {
			return nil, nil, err
		}
		if is := field == fieldSample; is != sampled || at-from > pieceBytes/16 {
			keep(at)
			sampled = is
		}
		at += size
	}
	keep(len(data))
	return head, samples, nil
}

// wireField is the number of the field that data begin with, and how many bytes it takes.
func wireField(data []byte) (field uint64, size int, err error) {
	tag, n := binary.Uvarint(data)
	if n <= 0 {
		return 0, 0, errWire
	}
	size = n
	switch tag & 7 {
	case 0:
		_, n = binary.Uvarint(data[size:])
		if n <= 0 {
			return 0, 0, errWire
		}
		size += n
	case 1:
		size += 8
	case 2:
		length, n := binary.Uvarint(data[size:])
		if n <= 0 || length > uint64(len(data)) {
			return 0, 0, errWire
		}
		size += n + int(length)
	case 5:
		size += 4
	default:
		return 0, 0, errWire
	}
	if size > len(data) {
		return 0, 0, errWire
	}
	return tag >> 3, size, nil
}

// arena keeps stacks beside each other: millions of small slices would cost the collector
// more than they hold.
type arena struct{ free []int32 }

// room returns an empty stack with room for n frames.
func (a *arena) room(n int) []int32 {
	const block = 1 << 18
	if n > len(a.free) {
		a.free = make([]int32, max(block, n))
	}
	out := a.free[:0:n]
	a.free = a.free[n:]
	return out
}
