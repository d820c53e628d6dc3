package profile

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/pprof/profile"
)

// Read reads a profile: a protobuf, compressed or not, or one of the runtime's texts.
func Read(name string, data []byte) (*Profile, error) {
	p, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("profile %s: %w", name, err)
	}
	p.File = name
	return p, nil
}

// how tells where profiles come from.
const how = "take one with curl -o heap.pb.gz http://HOST/debug/pprof/heap"

func parse(data []byte) (*Profile, error) {
	if len(data) == 0 {
		return nil, errors.New("it is empty; " + how)
	}
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		plain, err := unzip(data)
		if err != nil {
			return nil, err
		}
		data = plain
	}
	switch {
	case len(data) == 0:
		return nil, errors.New("it is empty; " + how)
	case bytes.HasPrefix(data, []byte("heap profile: ")):
		return readHeapText(data)
	case bytes.HasPrefix(data, []byte("goroutine profile: ")), bytes.HasPrefix(data, []byte("goroutineleak profile: ")):
		return readGoroutineText(data)
	case bytes.HasPrefix(data, []byte("goroutine ")):
		return readDump(data)
	case bytes.HasPrefix(data, []byte("go 1.")) && bytes.Contains(data[:min(len(data), 32)], []byte("trace")):
		return nil, errors.New("it is an execution trace, not a profile; " + how)
	case bytes.HasPrefix(data, []byte("--- mutex:")), bytes.HasPrefix(data, []byte("--- contention:")):
		return nil, foreign(blocking)
	case bytes.HasPrefix(data, []byte("threadcreate profile: ")):
		return nil, foreign(threads)
	case looksLikeText(data):
		return nil, fmt.Errorf("it is a text and no profile of Go (it begins with %q); %s", firstLine(data), how)
	}
	return readProto(data)
}

func unzip(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("it is damaged (%w); take it again", err)
	}
	// The last bytes say how much it is, but for what exceeds 4 GB; that is believed up to what
	// can be.
	const most = 50
	size := min(uint64(binary.LittleEndian.Uint32(data[len(data)-4:])), most*uint64(len(data)))
	plain := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := plain.ReadFrom(z); err != nil {
		return nil, fmt.Errorf("it is cut off or damaged (%w); take it again", err)
	}
	return plain.Bytes(), nil
}

// looksLikeText reports whether data begin with a line of printable characters.
func looksLikeText(data []byte) bool {
	head := data[:min(len(data), 64)]
	return !slices.ContainsFunc(head, func(b byte) bool { return b < ' ' && b != '\n' && b != '\t' && b != '\r' || b >= 0x7f })
}

// counter reads the values of a sample.
type counter func(s *Sample, values []int64)

// protoReader reads a protobuf.
type protoReader struct {
	Profile
	count  counter
	frames *framer
	// of are the frames of locations, by the numbers these have in all pieces.
	of     map[uint64][]int32
	stacks arena
}

// readProto reads a protobuf.
func readProto(data []byte) (*Profile, error) {
	r := &protoReader{frames: newFramer(), of: map[uint64][]int32{}}
	var refused error
	err := eachPiece(data, func(raw *profile.Profile) error {
		if r.count == nil {
			if refused = r.begin(raw); refused != nil {
				return refused
			}
		}
		r.take(raw)
		return nil
	})
	switch {
	case refused != nil:
		return nil, refused
	case err != nil:
		return nil, fmt.Errorf("it is cut off, damaged or no profile (%w); take it again", err)
	case len(r.Samples) == 0:
		return nil, errors.New("it has no samples: the process had allocated too little, or runtime.MemProfileRate is 0; take it later")
	}
	if r.Frames = r.frames.frames; len(r.Frames) == 0 {
		return nil, errors.New("it has no names of functions; take it from the process itself, or add them with go tool pprof -proto BINARY PROFILE")
	}
	return &r.Profile, nil
}

// begin reads what kind of profile it is.
func (r *protoReader) begin(raw *profile.Profile) error {
	names := sampleTypes(raw)
	if raw.TimeNanos > 0 {
		r.Time = time.Unix(0, raw.TimeNanos).UTC()
	}
	space, objects := slices.Index(names, "inuse_space"), slices.Index(names, "inuse_objects")
	allocSpace, allocObjects := slices.Index(names, "alloc_space"), slices.Index(names, "alloc_objects")
	goroutines := max(slices.Index(names, "goroutine"), slices.Index(names, "goroutines"), slices.Index(names, "goroutineleak"))
	switch {
	case space >= 0:
		r.Kind = Heap
		r.count = func(s *Sample, v []int64) {
			s.Bytes, s.Objects = v[space], value(v, objects)
			s.AllocBytes, s.AllocObjects = value(v, allocSpace), value(v, allocObjects)
		}
	case goroutines >= 0:
		r.Kind = Goroutines
		r.count = func(s *Sample, v []int64) { s.Objects = v[goroutines] }
	default:
		return foreignTypes(names)
	}
	return nil
}

func sampleTypes(raw *profile.Profile) []string {
	var names []string
	for _, t := range raw.SampleType {
		names = append(names, t.Type)
	}
	return names
}

func value(values []int64, i int) int64 {
	if i < 0 || i >= len(values) {
		return 0
	}
	return values[i]
}

// foreignTypes is the error of a profile that counts something else.
func foreignTypes(names []string) error {
	what := "a profile of " + strings.Join(names, ", ")
	switch {
	case slices.Contains(names, "cpu"):
		what = "a CPU profile"
	case slices.Contains(names, "contentions"):
		what = blocking
	case slices.Contains(names, "threadcreate"):
		what = threads
	case len(names) == 0:
		what = "no profile, or one without any values"
	}
	return foreign(what)
}

// What other profiles are, as protobufs and as texts.
const (
	blocking = "a profile of blocking or of locks"
	threads  = "a profile of threads"
)

func foreign(what string) error {
	return fmt.Errorf("it is %s; rank reads heap, allocs and goroutine profiles: %s", what, how)
}

// take keeps what is needed of the samples of a piece.
func (r *protoReader) take(raw *profile.Profile) {
	if len(r.of) == 0 {
		for _, l := range raw.Location {
			for _, line := range l.Line {
				if line.Function != nil {
					r.of[l.ID] = append(r.of[l.ID], r.frames.of(Frame{line.Function.Name, line.Function.Filename, int(line.Line)}))
				}
			}
		}
	}
	r.Samples = slices.Grow(r.Samples, len(raw.Sample))
	for _, s := range raw.Sample {
		n := 0
		for _, l := range s.Location {
			n += len(r.of[l.ID])
		}
		one := Sample{Stack: r.stacks.room(n), Creator: -1}
		for _, l := range s.Location {
			one.Stack = append(one.Stack, r.of[l.ID]...)
		}
		r.count(&one, s.Value)
		r.Samples = append(r.Samples, one)
	}
}
