package profile

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"time"

	"github.com/google/pprof/profile"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// builder writes profiles by hand.
type builder struct {
	p     *profile.Profile
	funcs map[string]*profile.Function
	locs  map[string]*profile.Location
}

func newBuilder(types ...string) *builder {
	b := &builder{p: &profile.Profile{PeriodType: &profile.ValueType{Type: "space", Unit: "bytes"}, Period: 1}, funcs: map[string]*profile.Function{}, locs: map[string]*profile.Location{}}
	for _, t := range types {
		b.p.SampleType = append(b.p.SampleType, &profile.ValueType{Type: t, Unit: "count"})
	}
	return b
}

func heapBuilder() *builder {
	return newBuilder("alloc_objects", "alloc_space", "inuse_objects", "inuse_space")
}

// location makes one of frames "function file:line", the innermost first: more than one
// where calls were inlined.
func (b *builder) location(frames ...string) *profile.Location {
	key := strings.Join(frames, "|")
	if l := b.locs[key]; l != nil {
		return l
	}
	l := &profile.Location{ID: uint64(len(b.locs) + 1), Address: uint64(len(b.locs) + 1)}
	for _, frame := range frames {
		i := strings.LastIndexByte(frame, ' ')
		file, line := cutLine(frame[i+1:])
		name := frame[:i]
		f := b.funcs[name+file]
		if f == nil {
			f = &profile.Function{ID: uint64(len(b.funcs) + 1), Name: name, Filename: file}
			b.funcs[name+file] = f
			b.p.Function = append(b.p.Function, f)
		}
		l.Line = append(l.Line, profile.Line{Function: f, Line: int64(line)})
	}
	b.locs[key] = l
	b.p.Location = append(b.p.Location, l)
	return l
}

// sample adds a stack; a frame with bars is a location with inlined calls.
func (b *builder) sample(values []int64, stack ...string) {
	s := &profile.Sample{Value: values}
	for _, frame := range stack {
		s.Location = append(s.Location, b.location(strings.Split(frame, "|")...))
	}
	b.p.Sample = append(b.p.Sample, s)
}

// held adds bytes in objects that are all in use.
func (b *builder) held(objects, bytes int64, stack ...string) {
	b.sample([]int64{objects, bytes, objects, bytes}, stack...)
}

func (b *builder) at(t time.Time) *builder {
	b.p.TimeNanos = t.UnixNano()
	return b
}

func (b *builder) write(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, b.p.WriteUncompressed(&out))
	return out.Bytes()
}

func (b *builder) read(t *testing.T) *Profile {
	t.Helper()
	p, err := Read("heap.pb.gz", b.write(t))
	require.NoError(t, err)
	return p
}

func zipped(t *testing.T, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, err := z.Write(data)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return out.Bytes()
}

func TestReadProto(t *testing.T) {
	b := heapBuilder().at(time.Unix(1000, 0))
	b.sample([]int64{10, 1000, 2, 200}, "m.leaf m.go:3|m.inlining m.go:7", "main.main main.go:9")
	for _, data := range [][]byte{b.write(t), zipped(t, b.write(t))} {
		p, err := Read("h", data)
		require.NoError(t, err)
		assert.Equal(t, Heap, p.Kind)
		assert.Equal(t, time.Unix(1000, 0).UTC(), p.Time)
		assert.Equal(t, []Frame{{"m.leaf", "m.go", 3}, {"m.inlining", "m.go", 7}, {"main.main", "main.go", 9}}, p.Frames)
		assert.Equal(t, []Sample{{Stack: []int32{0, 1, 2}, Bytes: 200, Objects: 2, AllocBytes: 1000, AllocObjects: 10, Creator: -1}}, p.Samples)
	}
}

func TestReadHeapText(t *testing.T) {
	text := "heap profile: 1: 2097152 [2: 4194304] @ heap/1048576\n" +
		"1: 2097152 [2: 4194304] @ 0x1 0x2\n#\t0x1\tm.(*T).put+0x6b\t\t/src/m/m.go:12\n#\t0x2\tmain.main+0x1\t/src/main.go:5\n\n" +
		"0: 0 [1: 16] @ 0x3\n#\t0x3\tm.f+0x1\t/src/m/m.go:20\n\n" +
		"\n# runtime.MemStats\n# Sys = 500\n# HeapAlloc = 90\n# HeapIdle = 300\n# HeapInuse = 100\n# HeapReleased = 50\n# Stack = 7 / 9\n# NextGC = 200\n# NumGC = 4\n# PauseNs = [1 2]\n# DebugGC = false\n# MaxRSS = 600\n"
	p, err := Read("h", []byte(text))
	require.NoError(t, err)
	assert.Equal(t, []Frame{{"m.(*T).put", "/src/m/m.go", 12}, {"main.main", "/src/main.go", 5}, {"m.f", "/src/m/m.go", 20}}, p.Frames)
	require.Len(t, p.Samples, 2)
	assert.InDelta(t, 2097152*1.0187, float64(p.Samples[0].Bytes), 1000, "what was sampled stands for more")
	assert.Zero(t, p.Samples[1].Bytes)
	assert.InDelta(t, 524296, float64(p.Samples[1].AllocBytes), 10, "a small object stands for all of the rate")
	assert.Equal(t, int64(300), p.Memory.HeapIdle)
	assert.Equal(t, int64(7), p.Memory.StackInuse)
	assert.Equal(t, int64(600), p.Memory.MaxResident)

	for _, before := range []string{"# runtime", "# HeapIdle", "# DebugGC"} {
		_, err = Read("h", []byte(text[:strings.Index(text, before)]))
		assert.ErrorContains(t, err, "cut off before the end of the runtime's figures", before)
	}
}

func TestReadGoroutines(t *testing.T) {
	p, err := Read("g", []byte("goroutine profile: total 3\n2 @ 0x1 0x2\n# labels: {\"a\":\"b\"}\n#\t0x1\tm.wait+0x2\t/src/m.go:4\n\n1 @ 0x3\n#\t0x3\tmain.main+0x2\t/src/main.go:4\n"))
	require.NoError(t, err)
	assert.Equal(t, Goroutines, p.Kind)
	assert.Equal(t, int64(3), p.Total())
	assert.Equal(t, []int32{0}, p.Samples[0].Stack)

	p, err = Read("g", []byte("goroutine 7 [chan send, 5 minutes]:\nm.(*S).get.func1(0xc0, {0x1, 0x2})\n\t/src/m.go:40 +0x1f\ncreated by m.(*S).get in goroutine 6\n\t/src/m.go:38 +0x99\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:4 +0x1\n"))
	require.NoError(t, err)
	assert.Equal(t, []Frame{{"m.(*S).get.func1", "/src/m.go", 40}, {"m.(*S).get", "/src/m.go", 38}, {"main.main", "/src/main.go", 4}}, p.Frames)
	assert.Equal(t, []Sample{{Stack: []int32{0}, Objects: 1, Creator: 1}, {Stack: []int32{2}, Objects: 1, Creator: -1}}, p.Samples)

	b := newBuilder("goroutine")
	b.sample([]int64{5}, "m.wait m.go:4")
	p = b.read(t)
	assert.Equal(t, Goroutines, p.Kind)
	assert.Equal(t, int64(5), p.Total())
}

func TestWhatIsNoProfileIsRefused(t *testing.T) {
	b := heapBuilder()
	b.held(1, 10, "m.f m.go:1")
	whole := b.write(t)
	cpu := newBuilder("samples", "cpu")
	cpu.sample([]int64{1, 2}, "m.f m.go:1")
	locks := newBuilder("contentions", "delay")
	locks.sample([]int64{1, 2}, "m.f m.go:1")
	bare := heapBuilder()
	bare.p.Location = append(bare.p.Location, &profile.Location{ID: 1, Address: 1})
	bare.p.Sample = append(bare.p.Sample, &profile.Sample{Value: []int64{1, 1, 1, 1}, Location: bare.p.Location})
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":          {nil, "it is empty"},
		"empty zipped":   {zipped(t, nil), "it is empty"},
		"cut off zipped": {zipped(t, whole)[:30], "cut off or damaged"},
		"cut off":        {whole[:len(whole)-3], "cut off, damaged or no profile"},
		"cpu":            {cpu.write(t), "it is a CPU profile"},
		"locks":          {locks.write(t), "of blocking or of locks"},
		"locks as text":  {[]byte("--- mutex:\ncycles/second=1\n"), "of blocking or of locks"},
		"blocks as text": {[]byte("--- contention:\ncycles/second=1\n"), "of blocking or of locks"},
		"threads":        {[]byte("threadcreate profile: total 4\n4 @ 0x1\n"), "of threads"},
		"goroutines":     {[]byte("goroutine profile: total 9\n7 @ 0x1\n#\t0x1\tm.f+0x1\t/m.go:1\n"), "it has 7 of 9 goroutines"},
		"no samples":     {heapBuilder().write(t), "it has no samples"},
		"no names":       {bare.write(t), "no names of functions"},
		"text":           {[]byte("<html>404</html>\nmore"), `begins with "<html>404</html>"`},
		"trace":          {[]byte("go 1.26 trace\x00\x00\x00"), "an execution trace"},
		"bytes":          {[]byte{0xff, 0xfe, 0, 1, 2, 3}, "no profile"},
	} {
		_, err := Read("x.pb", c.data)
		if assert.ErrorContains(t, err, c.want, name) {
			assert.ErrorContains(t, err, "profile x.pb: ", name)
		}
	}
}

func TestSymbols(t *testing.T) {
	for full, want := range map[string][3]string{
		"example.com/m.(*T[...]).Put":               {"example.com/m", "(*T).Put", "Put"},
		"example.com/m.F[go.shape.struct{a.b/c.D}]": {"example.com/m", "F", "F"},
		"gopkg.in/yaml%2ev3.(*parser).parse.func1":  {"gopkg.in/yaml.v3", "(*parser).parse.func1", "parse"},
		"main.(*S).Run-fm":                          {"main", "(*S).Run-fm", "Run"},
		"m.T.Do.gowrap1":                            {"m", "T.Do.gowrap1", "Do"},
		"m.F.func2.1":                               {"m", "F.func2.1", "F"},
		"main.function":                             {"main", "function", "function"},
		"nothing":                                   {"", "nothing", "nothing"},
	} {
		s := symbolOf(full)
		assert.Equal(t, want, [3]string{s.pkg, s.name, s.last()}, full)
	}
	assert.True(t, isRuntime(symbolOf("internal/runtime/maps.(*Map).growToTable")))
	assert.False(t, isStandard("example.com/x"))
	assert.Equal(t, "m.go", base(`C:\src\m.go`))
	assert.Equal(t, 2, common("/a/b/c", `D:\x\b\c`))
}

func TestSeries(t *testing.T) {
	js := make([]*joined, 7)
	for i := range js {
		js[i] = &joined{profile: &Profile{Kind: Heap, Time: time.Unix(int64(i)*3600, 0)}}
	}
	growth, rate := growthOf(js, []int64{50, 10, 60, 20, 90, 40, 30})
	assert.Equal(t, int64(20), *growth, "from the least of the first third to the least of the last")
	assert.InDelta(t, 4.0, *rate, 0.001, "over the five hours between them")
	growth, rate = growthOf(js[:1], []int64{5})
	assert.Nil(t, growth)
	assert.Nil(t, rate)
	js[0].profile.Time = time.Time{}
	growth, rate = growthOf(js[:2], []int64{5, 8})
	assert.Equal(t, int64(3), *growth)
	assert.Nil(t, rate, "a time is not known")

	ps := []*Profile{{File: "b", Time: time.Unix(2, 0)}, {File: "a", Time: time.Unix(1, 0)}}
	InOrder(ps)
	assert.Equal(t, "a", ps[0].File)
	ps = []*Profile{{File: "b", Time: time.Unix(2, 0)}, {File: "a"}}
	InOrder(ps)
	assert.Equal(t, "b", ps[0].File)
}
