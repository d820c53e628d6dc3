// Command relay runs the example under a bounded load and takes profiles of it, for
// growthlint rank and for docs/investigate.md:
//
//	go run ./bench/relay -for 1m -out DIR
//
// It builds examples/relay, starts it on free ports of this machine, drives it, and writes
// base.pb.gz after a tenth of the time, heap.pb.gz, heap.txt and goroutines.pb.gz at the end,
// and with -series N as many heap profiles between.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var r run
	flag.DurationVar(&r.length, "for", time.Minute, "how long the load lasts")
	flag.StringVar(&r.out, "out", ".", "`directory` for the profiles")
	flag.StringVar(&r.dir, "dir", filepath.Join("examples", "relay"), "`directory` of the program")
	flag.IntVar(&r.series, "series", 0, "take `N` heap profiles between the first and the last")
	flag.IntVar(&r.rate, "rate", 100, "clients a second")
	flag.StringVar(&r.binary, "binary", "", "run `FILE`, which growthlint probe has built, rather than build the program")
	flag.Parse()
	if err := r.do(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "relay:", err)
		os.Exit(1)
	}
}

// run is one run of the example.
type run struct {
	length       time.Duration
	out, dir     string
	binary       string
	series, rate int

	clients, status string // addresses
}

// do starts the program, drives it and takes the profiles.
func (r *run) do(ctx context.Context) error {
	temp, err := os.MkdirTemp("", "relay")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := os.MkdirAll(r.out, 0o777); err != nil {
		return err
	}
	binary := r.binary
	if binary == "" {
		binary = filepath.Join(temp, "relay")
		if out, err := exec.CommandContext(ctx, "go", "build", "-C", r.dir, "-trimpath", "-o", binary, ".").CombinedOutput(); err != nil {
			return fmt.Errorf("go build: %w\n%s", err, out)
		}
	}
	// A name server that does not answer, and a mirror that is not there.
	dns, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer dns.Close()
	cmd := exec.CommandContext(ctx, binary, "-dns", dns.LocalAddr().String(), "-mirror", "127.0.0.1:1")
	// A short run allocates little: it is sampled more often than one in production.
	cmd.Env = append(os.Environ(), "GODEBUG=memprofilerate=16384")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	logged, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	err = r.await(logged)
	if err == nil {
		err = r.drive(ctx)
	}
	return errors.Join(err, cmd.Process.Signal(os.Interrupt), ended(cmd.Wait()))
}

// ended makes nothing of the end that was asked for: the program waits for its web server,
// and some connections to it stay for ever.
func ended(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil
	}
	return err
}

// await reads the addresses in the log of the program, and goes on reading.
func (r *run) await(logged io.Reader) error {
	up := regexp.MustCompile(`clients=(\S+) status=http://([^/\s]+)/`)
	lines := bufio.NewScanner(logged)
	for lines.Scan() {
		if m := up.FindStringSubmatch(lines.Text()); m != nil {
			r.clients, r.status = m[1], m[2]
			go io.Copy(io.Discard, logged)
			return nil
		}
	}
	return errors.New("the program ended without telling its addresses")
}

// drive puts the load on the program.
func (r *run) drive(ctx context.Context) error {
	peer, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	defer peer.Close()
	go accept(peer)

	started, turn, taken, based := time.Now(), 0, 0, false
	for time.Since(started) < r.length && ctx.Err() == nil {
		if err := r.turn(turn, peer.Addr().String()); err != nil {
			return err
		}
		turn++
		if passed := time.Since(started); !based && passed > r.length/10 {
			based = true
			if err := errors.Join(r.take("base.pb.gz", "heap?gc=1"), r.take("goroutines-base.pb.gz", "goroutine")); err != nil {
				return err
			}
		} else if r.series > taken && passed > r.length/10+time.Duration(taken+1)*r.length*9/10/time.Duration(r.series+1) {
			taken++
			if err := r.take(fmt.Sprintf("heap%02d.pb.gz", taken), "heap?gc=1"); err != nil {
				return err
			}
		}
		if wait := time.Duration(turn)*time.Second/time.Duration(r.rate) - time.Since(started); wait > 0 {
			time.Sleep(wait)
		}
	}
	fmt.Printf("%d turns in %s\n", turn, time.Since(started).Round(time.Second))
	return errors.Join(
		r.take("heap.pb.gz", "heap?gc=1"), r.take("heap.txt", "heap?gc=1&debug=1"),
		r.take("goroutines.pb.gz", "goroutine"), r.take("goroutines.txt", "goroutine?debug=2"))
}

// accept keeps the connections that the program opens.
func accept(l net.Listener) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			io.Copy(io.Discard, conn)
		}()
	}
}

// take writes one profile.
func (r *run) take(file, what string) error {
	text, err := r.get("GET", "/debug/pprof/"+what, nil)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.out, file), text, 0o666)
}

func (r *run) get(method, path string, body io.Reader) ([]byte, error) {
	req, err := http.NewRequest(method, "http://"+r.status+path, body)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}
