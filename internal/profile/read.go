package profile

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/google/pprof/profile"
)

// Read reads a profile: a protobuf, compressed or not, or one of the runtime's texts.
func Read(name string, r io.Reader) (*Profile, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("profile %s: %w", name, err)
	}
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
	plain, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("it is cut off or damaged (%w); take it again", err)
	}
	return plain, nil
}

// looksLikeText reports whether data begin with a line of printable characters.
func looksLikeText(data []byte) bool {
	head := data[:min(len(data), 64)]
	return !slices.ContainsFunc(head, func(b byte) bool { return b < ' ' && b != '\n' && b != '\t' && b != '\r' || b >= 0x7f })
}

func firstLine(data []byte) string {
	line, _, _ := bytes.Cut(data[:min(len(data), 60)], []byte("\n"))
	return string(bytes.TrimRight(line, "\r"))
}

// readProto reads a protobuf.
func readProto(data []byte) (*Profile, error) {
	raw, err := profile.ParseUncompressed(data)
	if err != nil {
		return nil, fmt.Errorf("it is cut off, damaged or no profile (%w); take it again", err)
	}
	if err := raw.CheckValid(); err != nil {
		return nil, fmt.Errorf("it is damaged (%w); take it again", err)
	}
	names := sampleTypes(raw)
	p := &Profile{}
	if raw.TimeNanos > 0 {
		p.Time = time.Unix(0, raw.TimeNanos).UTC()
	}
	var count func(s *Sample, values []int64)
	space, objects := slices.Index(names, "inuse_space"), slices.Index(names, "inuse_objects")
	allocSpace, allocObjects := slices.Index(names, "alloc_space"), slices.Index(names, "alloc_objects")
	goroutines := max(slices.Index(names, "goroutine"), slices.Index(names, "goroutines"), slices.Index(names, "goroutineleak"))
	switch {
	case space >= 0:
		p.Kind = Heap
		count = func(s *Sample, v []int64) {
			s.Bytes, s.Objects = v[space], value(v, objects)
			s.AllocBytes, s.AllocObjects = value(v, allocSpace), value(v, allocObjects)
		}
	case goroutines >= 0:
		p.Kind = Goroutines
		count = func(s *Sample, v []int64) { s.Objects = v[goroutines] }
	default:
		return nil, foreignTypes(names)
	}
	if len(raw.Sample) == 0 {
		return nil, errors.New("it has no samples: the process had allocated too little, or runtime.MemProfileRate is 0; take it later")
	}
	p.takeSamples(raw, count)
	if len(p.Frames) == 0 {
		return nil, errors.New("it has no names of functions; take it from the process itself, or add them with go tool pprof -proto BINARY PROFILE")
	}
	return p, nil
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
		what = "a profile of blocking or of locks"
	case slices.Contains(names, "threadcreate"):
		what = "a profile of threads"
	case len(names) == 0:
		what = "no profile, or one without any values"
	}
	return fmt.Errorf("it is %s; rank reads heap, allocs and goroutine profiles: %s", what, how)
}

// takeSamples keeps what is needed of the samples, and lets go of each as it is read.
func (p *Profile) takeSamples(raw *profile.Profile, count func(*Sample, []int64)) {
	frames := newFramer()
	of := make(map[*profile.Location][]int32, len(raw.Location))
	for _, l := range raw.Location {
		for _, line := range l.Line {
			if line.Function != nil {
				of[l] = append(of[l], frames.of(Frame{line.Function.Name, line.Function.Filename, int(line.Line)}))
			}
		}
	}
	p.Frames = frames.frames
	p.Samples = make([]Sample, 0, len(raw.Sample))
	for i, s := range raw.Sample {
		n := 0
		for _, l := range s.Location {
			n += len(of[l])
		}
		one := Sample{Stack: make([]int32, 0, n), Creator: -1}
		for _, l := range s.Location {
			one.Stack = append(one.Stack, of[l]...)
		}
		count(&one, s.Value)
		p.Samples = append(p.Samples, one)
		raw.Sample[i] = nil
	}
}
