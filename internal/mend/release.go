package mend

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// Releasing is what has to be inserted so that something of the standard library, the
// result of a call, is released when the function returns; nil where somebody else may
// have it by then, or where the function does not return. In a loop defers would add up:
// that is for the caller to know.
func (m *Mender) Releasing(call *ssa.Call, v ssa.Value) []facts.Insertion {
	name := releaseName(v.Type())
	p, ok := m.written().assigns[call.Pos()]
	if !ok || name == "" || name == "Stop" && !makesTimer(call) || !returnsAfter(call) {
		return nil
	}
	assign := p.stmt.(*ast.AssignStmt)
	id, ok := assign.Lhs[0].(*ast.Ident)
	if !ok || id.Name == "_" {
		return nil
	}
	after := p.stmt
	switch len(assign.Lhs) {
	case 1:
	case 2:
		if after = m.errorCheck(p, assign.Lhs[1]); after == nil {
			return nil
		}
	default:
		return nil
	}
	stays := &stay{seen: map[ssa.Value]bool{}}
	if !stays.follow(v) {
		return nil
	}
	return []facts.Insertion{m.insertion(m.lineEnd(after.End()), "\n"+m.indent(p.stmt)+"defer "+id.Name+"."+name+"()")}
}

// releaseName is the method that releases an object of the standard library, "" for
// others.
func releaseName(t types.Type) string {
	key := instr.TypeKey(t)
	switch key {
	case "time.Ticker", "time.Timer":
		return "Stop"
	case "os.File", "net.Conn", "net.Listener", "net.PacketConn", "net.TCPConn", "net.UDPConn", "net.UnixConn",
		"net.TCPListener", "net.UnixListener", "net.IPConn", "crypto/tls.Conn":
		return "Close"
	}
	return ""
}

// makesTimer reports whether a call makes a timer that does nothing by itself, so that
// nothing is lost with it.
func makesTimer(call *ssa.Call) bool {
	f := call.Call.StaticCallee()
	return f != nil && (instr.ID(f) == "time.NewTicker" || instr.ID(f) == "time.NewTimer")
}

// returnsAfter reports whether the function can return once a call was made.
func returnsAfter(call *ssa.Call) bool {
	for _, b := range call.Parent().Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && b != call.Parent().Recover && (instr.Way{From: call, To: ret}).Exists() {
			return true
		}
	}
	return false
}

// errorCheck is the statement behind an assignment that leaves the function if its error
// is not nil, nil if there is none.
func (m *Mender) errorCheck(p placed, err ast.Expr) ast.Stmt {
	check, ok := p.next.(*ast.IfStmt)
	id, isID := err.(*ast.Ident)
	if !ok || !isID || check.Init != nil || check.Else != nil || len(check.Body.List) == 0 {
		return nil
	}
	cond, ok := check.Cond.(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !m.isUniverse("nil", cond.Pos()) {
		return nil
	}
	tested, ok := cond.X.(*ast.Ident)
	other, okNil := cond.Y.(*ast.Ident)
	if !ok || !okNil || other.Name != "nil" || m.objectOf(tested) == nil || m.objectOf(tested) != m.objectOf(id) {
		return nil
	}
	switch last := check.Body.List[len(check.Body.List)-1].(type) {
	case *ast.ReturnStmt:
		return check
	case *ast.ExprStmt:
		if call, ok := last.X.(*ast.CallExpr); ok {
			if id, ok := call.Fun.(*ast.Ident); ok {
				if b, ok := m.in.Info.Uses[id].(*types.Builtin); ok && b.Name() == "panic" {
					return check
				}
			}
		}
	}
	return nil
}

func (m *Mender) objectOf(id *ast.Ident) types.Object {
	if o := m.in.Info.Defs[id]; o != nil {
		return o
	}
	return m.in.Info.Uses[id]
}

// stay follows something that has to be released, and what is made around it, as long as
// all that has it is this activation.
type stay struct {
	seen map[ssa.Value]bool
}

func (s *stay) follow(v ssa.Value) bool {
	if s.seen[v] {
		return true
	}
	s.seen[v] = true
	return !slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool { return !s.here(v, ref) })
}

func (s *stay) here(v ssa.Value, ref ssa.Instruction) bool {
	switch ref := ref.(type) {
	case *ssa.DebugRef, *ssa.BinOp, *ssa.If:
		return true
	case *ssa.MakeInterface, *ssa.ChangeInterface:
		return s.follow(ref.(ssa.Value))
	case *ssa.Extract:
		return !instr.IsObject(ref.Type()) || s.follow(ref)
	case *ssa.FieldAddr: // a timer's channel
		return s.channel(ref)
	case *ssa.Call:
		return s.called(v, ref)
	}
	return false
}

// channel reports whether a timer's channel is only received from.
func (s *stay) channel(a *ssa.FieldAddr) bool {
	if key := instr.TypeKey(a.X.Type()); key != "time.Ticker" && key != "time.Timer" {
		return false
	}
	for _, ref := range *a.Referrers() {
		load, ok := ref.(*ssa.UnOp)
		if !ok {
			return false
		}
		for _, use := range *load.Referrers() {
			switch use := use.(type) {
			case *ssa.UnOp:
			case *ssa.Select:
				if slices.ContainsFunc(use.States, func(st *ssa.SelectState) bool { return st.Send == load }) {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}

// called reports whether a call forgets the object, or gives back no more than something
// around it that stays as well.
func (s *stay) called(v ssa.Value, c *ssa.Call) bool {
	if c.Call.IsInvoke() && c.Call.Value == v || instr.IsReceiver(c, v) {
		switch name := methodName(c); name {
		case "Fd", "File", "SyscallConn", "NetConn":
			return false
		default:
			return fromStandard(c) && (!instr.IsObject(c.Type()) || isPlainData(c.Type()) || s.follow(c))
		}
	}
	f := c.Call.StaticCallee()
	if f == nil || f.Pkg == nil || !forgets(f.Pkg.Pkg.Path()) {
		return false
	}
	if recv := f.Signature.Recv(); recv != nil {
		return false // what was there before takes it: Reset, SetInput
	}
	if _, tuple := c.Type().(*types.Tuple); tuple || instr.IsObject(c.Type()) {
		return s.follow(c)
	}
	return true
}

// isPlainData reports whether what a method gives is good without the object itself.
func isPlainData(t types.Type) bool {
	switch instr.TypeKey(t) {
	case "net.Addr", "io/fs.FileInfo", "time.Time":
		return true
	}
	return false
}

func methodName(c *ssa.Call) string {
	if c.Call.IsInvoke() {
		return c.Call.Method.Name()
	}
	return c.Call.StaticCallee().Name()
}

// fromStandard reports whether a method is one of the standard library.
func fromStandard(c *ssa.Call) bool {
	var pkg *types.Package
	if c.Call.IsInvoke() {
		pkg = c.Call.Method.Pkg()
	} else if f := c.Call.StaticCallee(); f.Pkg != nil {
		pkg = f.Pkg.Pkg
	}
	return instr.IsStandard(pkg)
}

// forgets reports whether functions of a package keep the readers and writers that they
// are given in nothing but what they return.
func forgets(path string) bool {
	switch path {
	case "io", "bufio", "fmt", "encoding/json", "encoding/xml", "encoding/csv", "encoding/gob", "encoding/binary", "encoding/hex",
		"encoding/base64", "compress/gzip", "compress/zlib", "compress/flate", "compress/bzip2", "archive/tar":
		return true
	}
	return false
}
