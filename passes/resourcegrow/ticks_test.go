package resourcegrow_test

import (
	"go/token"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
	"github.com/growthlint/growthlint/passes/resourcegrow"
)

const ticking = `
import ("net/http"; "time")

type feed struct{ in, over chan struct{} }

func (f *feed) pull() {}

// ServeHTTP starts one for each request.
func (f *feed) ServeHTTP(http.ResponseWriter, *http.Request) { go f.each(); go f.once(); go f.ever() }

func (f *feed) each() {
	for {
		select {
		case <-f.in:
			f.pull()
		case <-time.Tick(time.Second): // made in each turn
			f.pull()
		case <-f.over:
			return
		}
	}
}

func (f *feed) once() {
	for range every(time.Minute) { // for each request
		select {
		case <-f.over:
			return
		default:
			f.pull()
		}
	}
}

func (f *feed) ever() {
	for range time.Tick(time.Minute) { // as long as the goroutine
		f.pull()
	}
}

func every(d time.Duration) <-chan time.Time { return time.Tick(d) }

func waits(f *feed) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			f.pull()
		case <-f.over:
			return
		}
	}
}

func main() {
	f := &feed{in: make(chan struct{}), over: make(chan struct{})}
	go waits(f)
	http.Handle("/", f)
	for range time.Tick(time.Hour) { // one for the process
		f.pull()
	}
}
`

// TestTicks holds that a ticker which nothing can stop is one for the process at most, in modules of
// a language version in which tickers stay.
func TestTicks(t *testing.T) {
	for version, lines := range map[string][]int{"go1.22": {17, 42}, "go1.23": nil} {
		t.Run(version, func(t *testing.T) {
			in := linktest.Checked(t, token.NewFileSet(), ticking)
			sum, err := summarise.Summarise(in)
			require.NoError(t, err)
			sum.Go = version
			table, err := library.Load()
			require.NoError(t, err)
			var got []int
			for _, f := range resourcegrow.Find(link.Link([]program.Package{{Summary: sum, Dir: "/src", Matched: true}}, table, link.Options{})) {
				got = append(got, f.Position.Line)
				require.Contains(t, f.Message, "nothing can stop it")
			}
			require.Equal(t, lines, got)
		})
	}
}
