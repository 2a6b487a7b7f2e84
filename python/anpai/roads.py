"""roads"""
