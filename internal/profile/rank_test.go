package profile

import (
	"strings"
	"testing"
	"time"

	"github.com/growthlint/growthlint/internal/feed"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const shopSource = `package shop

import "net/http"

type Shop[K comparable] struct {
	seen map[K]*visit
	log  []string
	last []string
}

type visit struct{ name string }

func (s *Shop[K]) Visit(k K) {
	v := &visit{}
	s.seen[k] = v
}

func (s *Shop[K]) Note(line string) {
	s.log = append(s.log, line)
	s.last = append(s.last, line)
}

func (s *Shop[K]) Serve(read func() string) {
	for {
		s.Note(read())
	}
}

func (s *Shop[K]) Fetch() {
	c := &http.Client{Transport: &http.Transport{}}
	c.CloseIdleConnections()
}

func (s *Shop[K]) Ask() {
	answer := make(chan int)
	go func() {
		answer <- 1
	}()
}
`

func shopIndex() *feed.Index {
	return feed.NewIndex([]feed.Source{
		{Path: "example.com/m/shop", Name: "shop", Dir: "/here/m/shop", Files: map[string][]byte{"shop.go": []byte(shopSource)}},
		{Path: "example.com/m", Name: "main", Dir: "/here/m", Files: map[string][]byte{"main.go": []byte("package main\n\nfunc main() {\n\trun()\n}\n\nfunc run() {}\n")}},
	})
}

func shopLine(text string) int {
	before, _, ok := strings.Cut(shopSource, text)
	if !ok {
		panic(text)
	}
	return strings.Count(before, "\n") + 1
}

// found is a finding at the line with a text.
func found(rule, name, text string, c finding.Confidence) finding.Finding {
	line := shopLine(text)
	p := finding.Position{File: "/here/m/shop/shop.go", Line: line, Column: 2}
	return finding.Finding{
		Rule: rule, Confidence: c, Position: p, Function: "Shop." + name,
		Container: finding.Container{Key: "example.com/m/shop.Shop." + name, Owner: "Shop", Name: name},
		Grows:     []finding.Site{{Position: p}},
	}
}

// allFound are the findings of the shop.
func allFound() []finding.Finding {
	return []finding.Finding{
		found("mapgrow", "seen", "s.seen[k] = v", finding.Low),
		found("slicegrow", "log", "s.log = append", finding.High),
		found("slicegrow", "last", "s.last = append", finding.High),
		found("goroutinegrow", "Ask", "go func", finding.Medium),
		found("resourcegrow", "Fetch", "c := &http.Client", finding.Low),
	}
}

func in(function, text string) string {
	return "example.com/m/shop." + function + " /elsewhere/build/shop/shop.go:" + itoa(shopLine(text))
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

const mainFrame = "main.main /elsewhere/build/main.go:4"

func ranked(t *testing.T, input Input) (map[string]*finding.Live, []string, *finding.Ranking) {
	t.Helper()
	input.Findings, input.Index = allFound(), shopIndex()
	fs, r, err := Rank(input)
	require.NoError(t, err)
	of, order := map[string]*finding.Live{}, []string{}
	for i, f := range fs {
		assert.Equal(t, i+1, f.Live.Rank)
		of[f.Container.Name] = f.Live
		order = append(order, f.Container.Name)
	}
	return of, order, r
}

func TestAllocationsAreJoinedWithFindings(t *testing.T) {
	b := heapBuilder()
	visit := in("(*Shop[...]).Visit", "s.seen[k] = v")
	b.held(1, 4000, "internal/runtime/maps.newTable /go/table.go:1", "runtime.mapassign /go/map.go:9", visit+"|"+mainFrame)
	b.held(100, 6000, in("(*Shop[...]).Visit", "v := &visit{}"), mainFrame)
	b.held(1, 500, "runtime.growslice /go/slice.go:1", in("(*Shop[...]).Note", "s.log = append"), in("(*Shop[...]).Serve", "s.Note(read())"), mainFrame)
	b.held(20, 300, "main.run /elsewhere/build/main.go:7", in("(*Shop[...]).Serve", "s.Note(read())"), mainFrame)
	b.held(3, 90, "net/http.(*conn).serve /go/server.go:5")
	b.sample([]int64{9, 900, 0, 0}, in("(*Shop[...]).Note", "s.last = append"), mainFrame)
	of, order, r := ranked(t, Input{Heaps: []*Profile{b.read(t)}, Top: 1})

	assert.Equal(t, []string{"seen", "log", "Ask", "Fetch", "last"}, order, "what holds most first, though it is of low confidence; what was emptied last")
	assert.Equal(t, int64(10000), of["seen"].Bytes, "its table, and what it stores")
	assert.Equal(t, int64(100), of["seen"].Entries)
	assert.Equal(t, finding.LiveHolds, of["seen"].State)
	assert.Equal(t, []string{"feed", "grow"}, []string{of["seen"].Places[0].How, of["seen"].Places[1].How})
	assert.Equal(t, int64(500), of["log"].Bytes)
	assert.Equal(t, finding.LiveEmptied, of["last"].State)
	assert.Equal(t, int64(900), of["last"].Allocated)
	assert.Equal(t, finding.LiveUntouched, of["Ask"].State)
	assert.Nil(t, of["seen"].Growth)
	assert.InDelta(t, 10000.0/10890, of["seen"].Share, 1e-9)

	assert.Equal(t, int64(10890), r.Bytes)
	assert.Equal(t, int64(10500), r.Explained)
	require.Len(t, r.Rest, 1)
	assert.Equal(t, int64(300), r.Rest[0].Bytes)
	assert.Equal(t, 1, r.RestMore)
	assert.Equal(t, int64(90), r.RestMoreBytes)
	assert.Empty(t, r.Notes)
}

func TestWhatSeveralStoreCountsOnce(t *testing.T) {
	b := heapBuilder()
	b.held(20, 300, "main.run /elsewhere/build/main.go:7", "strings.Clone /go/clone.go:3", in("(*Shop[...]).Serve", "s.Note(read())"), mainFrame)
	b.held(1, 700, in("(*Shop[...]).Note", "s.last = append"), mainFrame)
	p := b.read(t)
	// The reader is a value: whatever function it is allocates below the call.
	for i, f := range p.Frames {
		if f.Function == "strings.Clone" {
			p.Frames[i].Function = "example.com/x.read"
		}
	}
	of, order, r := ranked(t, Input{Heaps: []*Profile{p}})
	assert.Equal(t, "last", order[0])
	assert.Equal(t, int64(1000), of["last"].Bytes, "the one that holds more by itself has it")
	assert.Zero(t, of["log"].Bytes)
	assert.Equal(t, int64(1000), r.Explained)
	assert.Equal(t, []string{"Shop.log"}, of["last"].Places[1].Also)
}

func TestGrowthDecidesTheOrder(t *testing.T) {
	earlier, later := heapBuilder().at(time.Unix(0, 1)), heapBuilder().at(time.Unix(7200, 1))
	seen, log := in("(*Shop[...]).Visit", "s.seen[k] = v"), in("(*Shop[...]).Note", "s.log = append")
	earlier.held(1, 9000, seen, mainFrame)
	earlier.held(1, 1000, log, mainFrame)
	later.held(1, 9000, seen, mainFrame)
	later.held(1, 3000, log, mainFrame)
	later.held(1, 100, "net.read /go/net.go:1", mainFrame)
	of, order, r := ranked(t, Input{Heaps: []*Profile{earlier.read(t), later.read(t)}, Top: 9})
	assert.Equal(t, []string{"log", "seen"}, order[:2])
	assert.Equal(t, int64(2000), *of["log"].Growth)
	assert.InDelta(t, 1000, *of["log"].GrowthPerHour, 0.1)
	assert.Equal(t, finding.LiveGrows, of["log"].State)
	assert.Equal(t, finding.LiveHolds, of["seen"].State)
	assert.Equal(t, []int64{1000, 3000}, of["log"].History)
	assert.Equal(t, int64(2100), *r.Growth)
	assert.Equal(t, int64(2000), *r.ExplainedGrowth)
	assert.InDelta(t, 2, *r.Hours, 0.001)
	assert.Equal(t, "main.main", r.Rest[0].Function, "the program's own line")
}

func TestGoroutinesAreJoinedWithWhatStartsThem(t *testing.T) {
	text := func(entry string) string { return "\t/x/shop.go:" + itoa(shopLine(entry)) + " +0x1\n" }
	dump := "goroutine 1 [running]:\nmain.main()\n\t/x/main.go:4 +0x1\n\n" +
		"goroutine 5 [select]:\nnet.wait()\n\t/go/net.go:1 +0x1\ncreated by example.com/m/shop.(*Shop[...]).Ask in goroutine 1\n" + text("go func()") + "\n" +
		"goroutine 6 [chan send]:\nexample.com/m/shop.(*Shop[...]).Ask.func1()\n" + text("answer <- 1")
	p, err := Read("g.txt", []byte(dump))
	require.NoError(t, err)
	of, order, r := ranked(t, Input{Goroutines: []*Profile{p}, Top: 5})
	assert.Equal(t, "Ask", order[0])
	assert.Equal(t, int64(2), *of["Ask"].Goroutines)
	assert.Equal(t, int64(3), *r.Goroutines)
	require.Len(t, r.GoroutineRest, 1)
	assert.Equal(t, "main.main", r.GoroutineRest[0].Function)

	// A protobuf does not say what created a goroutine; what it runs does.
	b := newBuilder("goroutine")
	b.sample([]int64{40}, "runtime.gopark /go/proc.go:1", in("(*Shop[...]).Ask.func1", "answer <- 1"), "sync.(*WaitGroup).Go.func1 /go/waitgroup.go:9", "runtime.goexit /go/asm.s:1")
	b.sample([]int64{1}, "main.main /x/main.go:4")
	of, _, _ = ranked(t, Input{Goroutines: []*Profile{b.read(t)}})
	assert.Equal(t, int64(40), *of["Ask"].Goroutines)
}

func TestAnotherBuildIsToldAndJoinedByFunction(t *testing.T) {
	b := heapBuilder()
	b.held(1, 400, "example.com/m/shop.(*Shop[...]).Visit /x/shop/shop.go:900", mainFrame)
	b.held(1, 500, "example.com/m/shop.(*Shop[...]).Note /x/shop/shop.go:910", mainFrame)
	of, _, r := ranked(t, Input{Heaps: []*Profile{b.read(t)}, Top: 5})
	require.Len(t, r.Notes, 1)
	assert.Contains(t, r.Notes[0], "of another build: 2 of 3 lines")
	assert.Equal(t, int64(400), of["seen"].Bytes)
	assert.True(t, of["seen"].ByFunction)
	assert.Zero(t, of["log"].Bytes, "a function of two findings says nothing of either")
	assert.Equal(t, "beside", r.Rest[0].How)
	assert.Equal(t, []string{"Shop.log", "Shop.last"}, r.Rest[0].Also)
}

func TestAnotherProgramIsRefused(t *testing.T) {
	b := heapBuilder()
	b.held(1, 400, "example.com/other.F /x/other/f.go:9", "main.main /x/other/cmd.go:4")
	_, _, err := Rank(Input{Heaps: []*Profile{b.read(t)}, Findings: allFound(), Index: shopIndex()})
	assert.ErrorContains(t, err, "profile heap.pb.gz is of another program: none of its functions is in the packages analysed (example.com/m/shop, example.com/m); they are of its main package in /x/other/cmd.go, and of example.com/other. Name")
}

// TestAMainFileAloneIsNoSign: most programs have a file main.go with a function main.
func TestAMainFileAloneIsNoSign(t *testing.T) {
	b := heapBuilder()
	b.held(1, 400, "example.com/other.F /x/other/f.go:9", "main.turn /x/other/main.go:900", "main.main /x/other/main.go:800")
	_, _, err := Rank(Input{Heaps: []*Profile{b.read(t)}, Findings: allFound(), Index: shopIndex()})
	assert.ErrorContains(t, err, "is of another program")
	own := heapBuilder()
	own.held(1, 400, "example.com/other.F /x/other/f.go:9", mainFrame)
	_, _, r := ranked(t, Input{Heaps: []*Profile{own.read(t)}, Top: 5})
	assert.Empty(t, r.Notes, "its lines fit")
}

func TestAnotherMainPackageIsTold(t *testing.T) {
	b := heapBuilder()
	b.held(1, 400, in("(*Shop[...]).Visit", "s.seen[k] = v"), "main.main /x/tool/tool.go:4")
	of, _, r := ranked(t, Input{Heaps: []*Profile{b.read(t)}})
	assert.Equal(t, int64(400), of["seen"].Bytes)
	require.Len(t, r.Notes, 1)
	assert.Contains(t, r.Notes[0], "the profile's main package (/x/tool/tool.go) is not among the packages analysed")
}

func TestWhatALibraryDoesByItselfIsAHint(t *testing.T) {
	b := heapBuilder()
	b.held(2, 8192, "bufio.NewReaderSize /go/bufio.go:1", "net/http.(*Transport).dialConn /go/transport.go:9", "net/http.(*Transport).dialConnFor /go/transport.go:5")
	b.held(1, 64, in("(*Shop[...]).Fetch", "c := &http.Client"), mainFrame)
	of, _, r := ranked(t, Input{Heaps: []*Profile{b.read(t)}, Top: 5})
	assert.Equal(t, int64(64), of["Fetch"].Bytes)
	require.Len(t, r.Rest, 1)
	assert.Equal(t, "library", r.Rest[0].How)
	assert.Equal(t, []string{"Shop.Fetch"}, r.Rest[0].Also)
}
