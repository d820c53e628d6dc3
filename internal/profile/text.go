package profile

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// textReader reads the texts that the runtime writes with debug=1: a line of counts, then a
// line for each frame.
type textReader struct {
	frames  *framer
	samples []Sample
	// counts reads a line of counts, which may be no such line.
	counts func(line string) (Sample, bool)
}

func newTextReader(counts func(string) (Sample, bool)) *textReader {
	return &textReader{frames: newFramer(), counts: counts}
}

// line reads one line; a frame belongs to the last line of counts.
func (r *textReader) line(line string) {
	if frame, ok := textFrame(line); ok {
		if n := len(r.samples); n > 0 {
			r.samples[n-1].Stack = append(r.samples[n-1].Stack, r.frames.of(frame))
		}
		return
	}
	if s, ok := r.counts(line); ok {
		s.Creator = -1
		r.samples = append(r.samples, s)
	}
}

// profile is what was read.
func (r *textReader) profile(kind Kind) (*Profile, error) {
	if len(r.samples) == 0 {
		return nil, errors.New("it has no samples, or is cut off; take it again")
	}
	if len(r.frames.frames) == 0 {
		return nil, errors.New("it has no names of functions; take it as a protobuf, without debug=1")
	}
	return &Profile{Kind: kind, Frames: r.frames.frames, Samples: r.samples}, nil
}

// textFrame reads "#	0x4a0b4b	main.f+0x6b	/x/main.go:12".
func textFrame(line string) (Frame, bool) {
	rest, ok := strings.CutPrefix(line, "#\t0x")
	if !ok {
		return Frame{}, false
	}
	fields := strings.Split(rest, "\t")
	if len(fields) < 3 {
		return Frame{}, false
	}
	name, place := strings.TrimSpace(fields[1]), strings.TrimSpace(fields[len(fields)-1])
	if i := strings.LastIndex(name, "+0x"); i >= 0 {
		name = name[:i]
	}
	file, no := cutLine(place)
	return Frame{Function: name, File: file, Line: no}, true
}

// cutLine reads "file.go:12".
func cutLine(place string) (file string, line int) {
	i := strings.LastIndexByte(place, ':')
	if i < 0 {
		return place, 0
	}
	n, err := strconv.Atoi(place[i+1:])
	if err != nil {
		return place, 0
	}
	return place[:i], n
}

// readHeapText reads a heap profile as a text, with what the runtime tells at its end.
func readHeapText(data []byte) (*Profile, error) {
	head, _, _ := bytes.Cut(data, []byte("\n"))
	rate := heapRate(string(head))
	if rate <= 0 {
		return nil, fmt.Errorf("its first line does not tell how often it was sampled: %q; take it as a protobuf, without debug=1", firstLine(data))
	}
	r := newTextReader(func(line string) (Sample, bool) { return heapCounts(line, rate) })
	memory, told, ended := map[string]int64{}, false, false
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimRight(line, "\r")
		switch {
		case i == 0:
		case line == "# runtime.MemStats":
			told = true
		case told:
			memoryLine(memory, line)
			ended = ended || strings.HasPrefix(line, lastMemoryLine)
		default:
			r.line(line)
		}
	}
	p, err := r.profile(Heap)
	if err != nil {
		return nil, err
	}
	if !ended {
		return nil, errors.New("it is cut off before the end of the runtime's figures; take it again")
	}
	p.Memory = memoryOf(memory)
	return p, nil
}

// lastMemoryLine is how the last of the runtime's figures begins that all systems have.
const lastMemoryLine = "# DebugGC = "

// heapRate reads the end of the first line, "@ heap/1048576", which is twice the rate.
func heapRate(head string) float64 {
	_, after, ok := strings.Cut(head, "@ heap/")
	if !ok {
		return 0
	}
	n, err := strconv.ParseInt(strings.TrimSpace(after), 10, 64)
	if err != nil {
		return 0
	}
	return float64(n) / 2
}

// heapCounts reads "1: 1024 [2: 2048] @ 0x1 0x2" and makes of what was sampled what is
// likely there, as the runtime does for a protobuf.
func heapCounts(line string, rate float64) (Sample, bool) {
	before, _, ok := strings.Cut(line, " @ ")
	if !ok || strings.HasPrefix(line, "#") {
		return Sample{}, false
	}
	var s Sample
	n, err := fmt.Sscanf(before, "%d: %d [%d: %d]", &s.Objects, &s.Bytes, &s.AllocObjects, &s.AllocBytes)
	if err != nil || n != 4 {
		return Sample{}, false
	}
	s.Objects, s.Bytes = scaled(s.Objects, s.Bytes, rate)
	s.AllocObjects, s.AllocBytes = scaled(s.AllocObjects, s.AllocBytes, rate)
	return s, true
}

// scaled undoes the sampling: an allocation of some size is seen with a probability that
// follows from the rate.
func scaled(objects, size int64, rate float64) (int64, int64) {
	if objects == 0 || size == 0 {
		return 0, 0
	}
	if rate <= 1 {
		return objects, size
	}
	by := 1 / (1 - math.Exp(-float64(size)/float64(objects)/rate))
	return int64(float64(objects) * by), int64(float64(size) * by)
}

// memoryLine reads "# HeapIdle = 123" or "# Stack = 1 / 2", of which the first counts.
func memoryLine(into map[string]int64, line string) {
	name, text, ok := strings.Cut(strings.TrimPrefix(line, "# "), " = ")
	if !ok {
		return
	}
	text, _, _ = strings.Cut(text, " / ")
	if n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64); err == nil {
		into[name] = n
	}
}

func memoryOf(m map[string]int64) *finding.Memory {
	return &finding.Memory{
		HeapAlloc: m["HeapAlloc"], HeapInuse: m["HeapInuse"], HeapIdle: m["HeapIdle"], HeapReleased: m["HeapReleased"],
		StackInuse: m["Stack"], Sys: m["Sys"], NextGC: m["NextGC"], Collections: m["NumGC"], MaxResident: m["MaxRSS"],
	}
}

// readGoroutineText reads a goroutine profile as a text of debug=1. Its first line has the total.
func readGoroutineText(data []byte) (*Profile, error) {
	r := newTextReader(goroutineCounts)
	for line := range strings.SplitSeq(string(data), "\n") {
		r.line(strings.TrimRight(line, "\r"))
	}
	p, err := r.profile(Goroutines)
	if err != nil {
		return nil, err
	}
	_, text, _ := strings.Cut(firstLine(data), "total ")
	if total, err := strconv.ParseInt(text, 10, 64); err == nil && total > p.Total() {
		return nil, fmt.Errorf("it is cut off: it has %d of %d goroutines; take it again", p.Total(), total)
	}
	return p, nil
}

// goroutineCounts reads "7 @ 0x1 0x2".
func goroutineCounts(line string) (Sample, bool) {
	before, _, ok := strings.Cut(line, " @ ")
	if !ok {
		return Sample{}, false
	}
	n, err := strconv.ParseInt(before, 10, 64)
	return Sample{Objects: n}, err == nil
}

// readDump reads the stacks of all goroutines, as debug=2 and a panic write them. Only they
// tell what started a goroutine.
func readDump(data []byte) (*Profile, error) {
	frames := newFramer()
	var samples []Sample
	function, created := "", false
	for line := range strings.SplitSeq(string(data), "\n") {
		line = strings.TrimRight(line, "\r")
		switch {
		case strings.HasPrefix(line, "goroutine ") && strings.HasSuffix(line, "]:"):
			samples = append(samples, Sample{Objects: 1, Creator: -1})
			function = ""
		case len(samples) == 0 || line == "":
			function = ""
		case strings.HasPrefix(line, "\t"):
			if function == "" {
				continue
			}
			place, _, _ := strings.Cut(strings.TrimSpace(line), " +0x")
			file, no := cutLine(place)
			at, s := frames.of(Frame{function, file, no}), &samples[len(samples)-1]
			if created {
				s.Creator = at
			} else {
				s.Stack = append(s.Stack, at)
			}
			function = ""
		default:
			function, created = dumpFunction(line)
		}
	}
	if len(frames.frames) == 0 {
		return nil, errors.New("it has no stacks, or is cut off; take it again")
	}
	return &Profile{Kind: Goroutines, Frames: frames.frames, Samples: samples}, nil
}

// dumpFunction reads "main.f(0x1, ...)" or "created by main.f in goroutine 1".
func dumpFunction(line string) (name string, created bool) {
	if rest, ok := strings.CutPrefix(line, "created by "); ok {
		name, _, _ = strings.Cut(rest, " in goroutine ")
		return name, true
	}
	if i := strings.LastIndexByte(line, '('); i > 0 {
		return line[:i], false
	}
	return line, false
}

func firstLine(data []byte) string {
	line, _, _ := bytes.Cut(data[:min(len(data), 60)], []byte("\n"))
	return string(bytes.TrimRight(line, "\r"))
}
