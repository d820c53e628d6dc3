// Package clients lets go of what clients of other programs give.
package clients

import (
	"context"
	"net"
	"net/http"

	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
	"go.mongodb.org/mongo-driver/mongo"
	"golang.org/x/crypto/ssh"
)

type server struct {
	up   websocket.Upgrader
	db   *sqlx.DB
	pool *pgxpool.Pool
	docs *mongo.Collection
	far  *ssh.Client
}

type peer struct{ conn *websocket.Conn }

// serve reads until that fails.
func (p *peer) serve() {
	defer p.conn.Close()
	for {
		if _, _, err := p.conn.ReadMessage(); err != nil {
			return
		}
	}
}

// greet gives the connection to an object that closes it.
func (s *server) greet(w http.ResponseWriter, r *http.Request) {
	c, err := s.up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	p := &peer{conn: c}
	go p.serve()
}

// first closes the rows by the method of those inside.
func (s *server) first(dest map[string]any) error {
	rows, err := s.db.Queryx("SELECT * FROM t")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return rows.MapScan(dest)
	}
	return nil
}

// count reads to the end.
func (s *server) count() (n int) {
	rows, err := s.db.Queryx("SELECT * FROM t")
	if err != nil {
		return 0
	}
	for rows.Next() {
		n++
	}
	return n
}

// all has them read.
func (s *server) all() (out []int) {
	if rows, err := s.db.Queryx("SELECT n FROM t"); err == nil {
		_ = sqlx.StructScan(rows, &out)
	}
	return out
}

// move ends its transaction on each way.
func (s *server) move(ctx context.Context) error {
	tx, err := s.db.Beginx()
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE t SET n = n - 1"); err != nil {
		_ = tx.Rollback()
		return err
	}
	return tx.Commit()
}

// store does the same with a transaction whose end takes a context.
func (s *server) store(ctx context.Context) error {
	tx, err := s.pool.Begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback(ctx) }()
	if err := tx.Exec(ctx, "UPDATE t SET n = n - 1"); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// collect has rows closed by what makes a list of them.
func (s *server) collect(ctx context.Context) []int {
	rows, err := s.pool.Query(ctx, "SELECT n FROM t")
	if err != nil {
		return nil
	}
	out, _ := pgx.CollectRows(rows, func(r pgx.Rows) (n int, err error) { return n, r.Scan(&n) })
	return out
}

type asker struct{ conn *pgx.Conn }

func connect(ctx context.Context, to string) (*asker, error) {
	c, err := pgx.Connect(ctx, to)
	if err != nil {
		return nil, err
	}
	return &asker{c}, nil
}

func (a *asker) finish() { _ = a.conn.Close(context.Background()) }

// ask has an object that closes its connection.
func ask(ctx context.Context, to string) error {
	a, err := connect(ctx, to)
	if err != nil {
		return err
	}
	defer a.finish()
	return a.conn.Exec(ctx, "SELECT 1")
}

// alive hangs up.
func alive(ctx context.Context) bool {
	c, err := mongo.Connect(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = c.Disconnect(context.Background()) }()
	session, err := c.StartSession() // ends with the client
	return err == nil && session != nil && c.Ping(ctx) == nil
}

// list has the cursor read to its end.
func (s *server) list(ctx context.Context, into any) error {
	cur, err := s.docs.Find(ctx, nil)
	if err != nil {
		return err
	}
	return cur.All(ctx, into)
}

// output waits for the command.
func (s *server) output(cmd string) []byte {
	session, err := s.far.NewSession()
	if err != nil {
		return nil
	}
	out, _ := session.Output(cmd)
	return out
}

// over has a session that ends with the client that it was given.
func over(client *ssh.Client, cmd string) error {
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		return err
	}
	return session.Start(cmd)
}

// remote dials for one command.
func remote(addr, cmd string) error {
	client, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{User: "me"})
	if err != nil {
		return err
	}
	return over(client, cmd)
}

type pump struct{ conn net.Conn }

// run reads until that fails, and hangs up.
func (p *pump) run() {
	defer p.conn.Close()
	for b := make([]byte, 64); ; {
		if _, err := p.conn.Read(b); err != nil {
			return
		}
	}
}

func relay(addr string) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return
	}
	p := &pump{conn: c}
	p.run()
}

// Handler answers.
func Handler(db *sqlx.DB, pool *pgxpool.Pool, docs *mongo.Collection, far *ssh.Client) http.Handler {
	s := &server{db: db, pool: pool, docs: docs, far: far}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		s.greet(w, r)
		if s.first(map[string]any{}) == nil && s.count()+len(s.all())+len(s.collect(ctx)) > 0 {
			_ = s.move(ctx)
			_ = s.store(ctx)
		}
		if alive(ctx) && ask(ctx, r.Host) == nil {
			_ = s.list(ctx, &[]int{})
			_, _ = w.Write(s.output(r.URL.Path))
		}
		_ = remote(r.Host, r.URL.Path)
		relay(r.Host)
	})
}
