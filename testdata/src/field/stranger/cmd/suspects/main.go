// Command suspects is a server of everything under suspects.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"outages.test/suspects/certlock"
	"outages.test/suspects/changes"
	"outages.test/suspects/commands"
	"outages.test/suspects/connpool"
	"outages.test/suspects/frames"
	"outages.test/suspects/headers"
	"outages.test/suspects/identity"
	"outages.test/suspects/index"
	"outages.test/suspects/journal"
	"outages.test/suspects/keylock"
	"outages.test/suspects/mailbox"
	"outages.test/suspects/mirror"
	"outages.test/suspects/notify"
	"outages.test/suspects/peer"
	"outages.test/suspects/proxyagent"
	"outages.test/suspects/pushes"
	"outages.test/suspects/pushlink"
	"outages.test/suspects/queuestore"
	"outages.test/suspects/queuesubs"
	"outages.test/suspects/reports"
	"outages.test/suspects/resolver"
	"outages.test/suspects/results"
	"outages.test/suspects/search"
	"outages.test/suspects/suggest"
	"outages.test/suspects/tags"
	"outages.test/suspects/throttle"
	"outages.test/suspects/tlsgate"
	"outages.test/suspects/ttlnames"
	"outages.test/suspects/ttlprofiles"
	"outages.test/suspects/ttlsearch"
)

type noRevocations struct{}

func (noRevocations) Revoked(string) (bool, error) { return false, nil }

type engine struct{}

func (engine) Query(context.Context, string) ([]string, error) { return nil, nil }

type remote struct {
	id string
	w  io.Writer
}

func (r remote) ID() string         { return r.id }
func (r remote) Deliver(msg []byte) { _, _ = r.w.Write(msg) }

func main() {
	listen := flag.String("listen", ":7000", "address of the line protocol")
	web := flag.String("http", ":8080", "address of the web server")
	upstream := flag.String("upstream", "localhost:7001", "address of the peer")
	flag.Parse()
	ctx := context.Background()

	up, err := net.Dial("tcp", *upstream)
	if err != nil {
		log.Fatal(err)
	}
	db, err := sql.Open("postgres", os.Getenv("DATABASE"))
	if err != nil {
		log.Fatal(err)
	}
	push, err := pushlink.Dial(*upstream)
	if err != nil {
		log.Fatal(err)
	}

	agent := proxyagent.New()
	defer agent.Close()
	notes := notify.NewStore()
	var mail mailbox.Service
	verifier := certlock.NewVerifier(noRevocations{})
	gate := tlsgate.New()
	var accounts keylock.KeyLock[string]
	slots := throttle.New(throttle.PerCaller(2))
	other := peer.NewClient(up)
	link := commands.Open(up, 5*time.Second, func() string { return strconv.FormatUint(rand.Uint64(), 36) })
	queue := changes.NewQueue()
	lines := journal.NewWriter(os.Stdout)
	copies := mirror.New(func(e mirror.Event) { log.Print(e.Queue, e.Seq) })
	table := queuesubs.NewTable()
	subs := queuestore.New()
	pool := connpool.New([]string{"localhost:7002", "localhost:7003"}, connpool.WithDialer(net.Dial))
	sender := pushes.NewSender()
	found := search.New(func(q string) ([]search.Result, error) { return []search.Result{{Title: q}}, nil })
	pages := results.NewResults()
	typed := suggest.New(func(p string) []string { return []string{p + "s"} }, suggest.SweepEvery(time.Minute))
	docs := ttlsearch.New(engine{})
	names := ttlnames.New()
	profiles := ttlprofiles.New(func(_ context.Context, user string) (*ttlprofiles.Profile, error) {
		return &ttlprofiles.Profile{Name: user}, nil
	})
	directory := resolver.New("https://directory.test/resolve", &tls.Config{MinVersion: tls.VersionTLS13})
	hosts := identity.NewFetcher(identity.Timeout(3 * time.Second))
	texts := index.New()
	var tagged tags.Index[int64]
	tokens := frames.NewTracker()
	open := headers.NewRecent()
	orders := reports.NewStore(db)

	// What runs by itself.
	go func() {
		for now := range time.Tick(time.Minute) {
			notes.Expire(now)
			mail.Prune(24 * time.Hour)
		}
	}()
	go func() {
		for {
			c, ok := queue.Pop()
			if !ok {
				return
			}
			fmt.Println(c.Client, c.Queue, c.Subscribed)
			time.Sleep(time.Millisecond)
		}
	}()
	go func() { log.Print(lines.Run(ctx)) }()
	go func() { log.Print(other.Receive(up)) }()
	go func() {
		dec := json.NewDecoder(up)
		for {
			var a commands.Answer
			if dec.Decode(&a) != nil {
				return
			}
			link.Handle(a)
		}
	}()
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for range t.C {
			conn, err := net.Dial("tcp", *upstream)
			if err != nil {
				sender.Connected(nil)
				continue
			}
			sender.Connected(conn)
			return
		}
	}()

	// What comes over connections: each line is a verb, a first and a second word.
	ln, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		for {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				client := &queuesubs.Client{Name: conn.RemoteAddr().String()}
				defer table.Disconnected(client)
				var cancels []func()
				defer func() {
					for _, cancel := range cancels {
						cancel()
					}
				}()
				if agent.Attach(&proxyagent.Session{ID: client.Name}) != nil {
					return
				}
				defer agent.Detach(client.Name)
				seq := uint64(0)
				sc := bufio.NewScanner(conn)
				for sc.Scan() {
					verb, rest, _ := strings.Cut(sc.Text(), " ")
					first, second, _ := strings.Cut(rest, " ")
					switch verb {
					case "service":
						agent.SubscribeService(first, second)
					case "service-ok":
						agent.ConfirmService(first, second)
					case "service-off":
						agent.UnsubscribeService(first, second)
					case "queue":
						agent.SubscribeQueue(first, second, proxyagent.Subscription{Client: client.Name})
					case "queue-ok":
						agent.ConfirmQueue(first, second)
					case "queue-off":
						agent.UnsubscribeQueue(first, second, client.Name)
					case "route":
						agent.Route(client.Name, first)
					case "read":
						if table.Subscribe(client, first) != nil {
							return
						}
					case "subscribe":
						if len(cancels) < 16 {
							cancels = append(cancels, subs.Subscribe(first, remote{client.Name, conn}))
						}
						queue.Push(changes.Change{Client: client.Name, Queue: first, Subscribed: true})
						lines.Append("subscribed " + first)
						seq++
						copies.Publish(mirror.Event{Queue: first, Seq: seq})
					case "publish":
						subs.Publish(first, []byte(second))
					case "notify":
						notes.Add(first, notify.Notification{Text: second, Expires: time.Now().Add(time.Hour)})
					case "deliver":
						mail.Deliver(first, []byte(second))
					case "collect":
						for _, body := range mail.Collect(first) {
							fmt.Fprintf(conn, "%s\n", body)
						}
					case "push":
						sender.Push([]byte(first))
					case "push-now":
						if err := push.Send([]byte(first)); err != nil {
							return
						}
					case "run":
						if _, err := link.Run([]byte(first)); err != nil {
							return
						}
					}
				}
			}()
		}
	}()

	cert, err := tls.LoadX509KeyPair("server.pem", "server.key")
	if err != nil {
		log.Fatal(err)
	}
	sln, err := tls.Listen("tcp", ":7443", &tls.Config{Certificates: []tls.Certificate{cert}, ClientAuth: tls.RequireAnyClientCert})
	if err != nil {
		log.Fatal(err)
	}
	go func() {
		for session := uint32(0); ; session++ {
			conn, err := sln.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				err := gate.Pass(conn.(*tls.Conn), func() error {
					return tokens.Serve(session, conn, func(token []byte) error {
						_, err := conn.Write(token)
						return err
					})
				})
				if err != nil {
					log.Print(err)
				}
			}()
		}
	}()

	// What comes over HTTP.
	mux := http.NewServeMux()
	reply := func(w http.ResponseWriter, v any, err error) {
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		_ = json.NewEncoder(w).Encode(v)
	}
	mux.HandleFunc("POST /verify", func(w http.ResponseWriter, r *http.Request) {
		raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<16))
		if err != nil {
			return
		}
		cert, err := x509.ParseCertificate(raw)
		if err != nil {
			reply(w, nil, err)
			return
		}
		good, err := verifier.Verify(cert)
		reply(w, good, err)
	})
	mux.HandleFunc("POST /accounts/{id}", func(w http.ResponseWriter, r *http.Request) {
		_ = accounts.Do(r.PathValue("id"), func() error { return nil })
	})
	mux.HandleFunc("GET /slow", func(w http.ResponseWriter, r *http.Request) {
		release, err := slots.Acquire(r.Context(), r.Header.Get("X-Api-Key"))
		if err != nil {
			return
		}
		defer release()
		time.Sleep(time.Second)
	})
	mux.HandleFunc("GET /peer/{command}", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), time.Second)
		defer cancel()
		out, err := other.Do(ctx, r.PathValue("command"), nil)
		reply(w, out, err)
	})
	mux.HandleFunc("GET /backend", func(w http.ResponseWriter, r *http.Request) {
		buf := make([]byte, 512)
		n, err := pool.Exchange(len(r.URL.Path)%2, []byte("status\n"), buf)
		reply(w, string(buf[:n]), err)
	})
	mux.HandleFunc("GET /search", func(w http.ResponseWriter, r *http.Request) {
		out, err := found.Search(r.URL.Query().Get("q"))
		reply(w, out, err)
	})
	mux.HandleFunc("GET /organic", func(w http.ResponseWriter, r *http.Request) {
		q := r.FormValue("q")
		page, ok := pages.Recall(q)
		if !ok {
			page = results.Page{Hits: []string{q}}
			pages.Remember(q, page)
		}
		reply(w, page, nil)
	})
	mux.HandleFunc("GET /suggest", func(w http.ResponseWriter, r *http.Request) {
		reply(w, typed.Suggest(r.URL.Query().Get("prefix")), nil)
	})
	mux.HandleFunc("GET /documents", func(w http.ResponseWriter, r *http.Request) {
		out, err := docs.Query(r.Context(), r.URL.Query().Get("q"))
		reply(w, out, err)
	})
	mux.HandleFunc("GET /names", func(w http.ResponseWriter, r *http.Request) {
		names.Add(r.RemoteAddr, r.URL.Query().Get("name"))
		reply(w, names.Name(r.RemoteAddr), nil)
	})
	mux.HandleFunc("GET /profiles/{user}", func(w http.ResponseWriter, r *http.Request) {
		out, err := profiles.Load(r.Context(), r.PathValue("user"))
		reply(w, out, err)
	})
	mux.HandleFunc("GET /resolve/{name}", func(w http.ResponseWriter, r *http.Request) {
		out, err := directory.Resolve(r.Context(), r.PathValue("name"))
		reply(w, out, err)
	})
	mux.HandleFunc("GET /hosts/{host}", func(w http.ResponseWriter, r *http.Request) {
		out, err := hosts.Lookup(r.PathValue("host"))
		reply(w, out, err)
	})
	mux.HandleFunc("PUT /texts/{id}", func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
		texts.Put(id, r.FormValue("text"))
		tagged.Tag(r.FormValue("tag"), id)
	})
	mux.HandleFunc("DELETE /texts/{id}", func(w http.ResponseWriter, r *http.Request) {
		id, _ := strconv.ParseInt(r.PathValue("id"), 10, 64)
		texts.Remove(id)
		tagged.Forget(id)
	})
	mux.HandleFunc("GET /texts", func(w http.ResponseWriter, r *http.Request) {
		reply(w, texts.Find(r.FormValue("word")), nil)
	})
	mux.HandleFunc("GET /kinds/{file}", func(w http.ResponseWriter, r *http.Request) {
		release, err := open.Note("spool/" + r.PathValue("file"))
		if err != nil {
			reply(w, nil, err)
			return
		}
		defer release()
		reply(w, open.Kind("spool/"+r.PathValue("file")), nil)
	})
	mux.HandleFunc("GET /orders/{customer}", func(w http.ResponseWriter, r *http.Request) {
		out, err := orders.All(r.Context(), r.PathValue("customer"))
		reply(w, out, err)
	})
	log.Fatal(http.ListenAndServe(*web, mux))
}
