// Command relay passes messages between clients that subscribe to topics.
//
// It speaks a line protocol; try it with two terminals and netcat:
//
//	HELLO name · SUB topic · UNSUB topic · PUB topic text · LAST topic · RESUME token · QUIT
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/relay/internal/relay"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address for clients; port 0 takes a free one")
	status := flag.String("status", "127.0.0.1:0", "address of the HTTP status page")
	mirror := flag.String("mirror", "", "address that marks are handed on to")
	dns := flag.String("dns", "", "address of the name server, if it is another than the system's")
	flag.Parse()
	opts := relay.Options{Mirror: *mirror}
	if *dns != "" {
		opts.Lookup = resolver(*dns).LookupHost
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *listen, *status, opts); err != nil {
		fmt.Fprintln(os.Stderr, "relay:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends, then lets the sessions finish.
func run(ctx context.Context, listen, status string, opts relay.Options) error {
	clients, err := net.Listen("tcp", listen)
	if err != nil {
		return fmt.Errorf("listen for clients: %w", err)
	}
	pages, err := net.Listen("tcp", status)
	if err != nil {
		return errors.Join(fmt.Errorf("listen for the status page: %w", err), clients.Close())
	}
	slog.Info("relay is up", "clients", clients.Addr(), "status", "http://"+pages.Addr().String()+"/status")

	server := relay.New(opts)
	web := &http.Server{Handler: withProfiles(server.Handler()), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(clients) }()
	go func() { failed <- web.Serve(pages) }()

	select {
	case err = <-failed:
	case <-ctx.Done():
		slog.Info("relay goes down")
	}
	grace, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return errors.Join(err, web.Shutdown(grace), server.Shutdown(grace))
}

// resolver asks one name server.
func resolver(addr string) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, addr)
	}}
}

// withProfiles serves what net/http/pprof has beside the pages.
func withProfiles(pages http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", pages)
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	return mux
}
