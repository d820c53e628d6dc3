package main

import (
	"go/ast"
	"go/token"
)

// spot is a place that can be changed, and how.
type spot struct {
	kind spotKind
	node ast.Node
}

type spotKind int

const (
	// spotFlip is a condition to be flipped.
	spotFlip spotKind = iota
	// spotAnd and spotOr are operands to be left out of && and ||.
	spotAnd
	spotOr
	// spotList is a list of which each element is to be left out.
	spotList
	// spotAppend is a call of append that is to leave its list as it is.
	spotAppend
)

// eachSpot tells the spots that one node makes.
func eachSpot(n ast.Node, tell func(spot)) {
	switch n := n.(type) {
	case *ast.IfStmt: // a flipped condition of a loop would seldom end
		tell(spot{spotFlip, n.Cond})
	case *ast.CaseClause:
		inCase(n, tell)
	case *ast.ReturnStmt:
		inReturn(n, tell)
	case *ast.BinaryExpr:
		switch n.Op {
		case token.LAND:
			tell(spot{spotAnd, n.X})
			tell(spot{spotAnd, n.Y})
		case token.LOR:
			tell(spot{spotOr, n.X})
			tell(spot{spotOr, n.Y})
		}
	case *ast.CompositeLit:
		if list, ok := n.Type.(*ast.ArrayType); ok && list.Len == nil && len(n.Elts) > 1 {
			tell(spot{spotList, n})
		}
	case *ast.AssignStmt:
		inAssignment(n, tell)
	}
}

// inCase tells the conditions of a switch without a tag: operators and negations, which no
// value of a switch with one is here.
func inCase(c *ast.CaseClause, tell func(spot)) {
	for _, e := range c.List {
		flip(e, tell)
	}
}

// flip tells an expression that is a comparison, a conjunction, a disjunction or a negation.
func flip(e ast.Expr, tell func(spot)) {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if isCondition(e) {
			tell(spot{spotFlip, e})
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			tell(spot{spotFlip, e})
		}
	}
}

// inReturn tells a condition that is the only result.
func inReturn(r *ast.ReturnStmt, tell func(spot)) {
	if len(r.Results) == 1 {
		flip(r.Results[0], tell)
	}
}

func isCondition(e *ast.BinaryExpr) bool {
	switch e.Op {
	case token.LAND, token.LOR, token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return true
	}
	return false
}

// inAssignment tells x = append(x, …).
func inAssignment(a *ast.AssignStmt, tell func(spot)) {
	if len(a.Rhs) != 1 || len(a.Lhs) != 1 || a.Tok != token.ASSIGN {
		return
	}
	call, ok := a.Rhs[0].(*ast.CallExpr)
	if !ok {
		return
	}
	if fun, ok := call.Fun.(*ast.Ident); ok && fun.Name == "append" {
		tell(spot{spotAppend, call})
	}
}
